import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

XUKE = str(Path(sys.executable).with_name("xuke"))


def xuke(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [XUKE, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
        timeout=60,
    )


def test_help_names_every_command() -> None:
    said = xuke("--help").stdout

    for command in ("run", "up", "down", "demo", "import", "report", "explain", "record"):
        assert f"  {command} " in said


def test_help_is_quick() -> None:
    def took() -> float:
        before = time.perf_counter()
        xuke("--help")
        return time.perf_counter() - before

    assert min(took() for _ in range(5)) < 0.3


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["publish"], id="an unknown command"),
        pytest.param([], id="no command"),
        pytest.param(["report", "annual", "--year", "2023"], id="a missing option"),
        pytest.param(["explain", "deadline", "--form", "2025-01-01"], id="an unknown option"),
        pytest.param(["import", "cases", "/nowhere.csv", "--authority", "x"], id="no such file"),
    ],
)
def test_a_mistyped_command_is_answered_in_chinese_with_status_2(words: list[str]) -> None:
    ran = xuke(*words)

    assert ran.returncode == 2
    assert ran.stderr.startswith("错误：")
    assert "--help" in ran.stderr
    assert ran.stdout == ""


def test_a_bad_variable_stops_the_start_with_a_sentence() -> None:
    ran = xuke("up", XUKE_PROT="8000")

    assert ran.returncode == 1
    assert ran.stderr.startswith("错误：环境变量 XUKE_PROT 无法识别")
    assert "Traceback" not in ran.stderr


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    ran = xuke("up", XUKE_DATA=str(tmp_path), DATABASE_URL="postgresql://x@127.0.0.1:1/x")

    assert ran.returncode == 1
    assert "DATABASE_URL" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_down_without_anything_running_is_no_error(tmp_path: Path) -> None:
    ran = xuke("down", XUKE_DATA=str(tmp_path / "never-used"))

    assert ran.returncode == 0
    assert not (tmp_path / "never-used").exists()
