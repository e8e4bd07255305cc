import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory

import click
import pytest

from xuke.config import cli
from xuke.config.server import postgres
from xuke.config.server.cluster import Note
from xuke.gateways.vault import Vault

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

    assert re.findall(r"^  (\w+)  ", said, re.MULTILINE) == list(cli.COMMANDS)
    assert [what for _module, what in cli.COMMANDS.values() if what not in said] == []


def test_every_command_that_is_written_can_be_called() -> None:
    modules = [import_module(f"{cli.__name__}.{one.name}") for one in iter_modules(cli.__path__)]
    written = {one for module in modules for one in vars(module).values() if is_command(one)}

    assert written - set(callable_from(cli.commands)) == set()


def is_command(thing: object) -> bool:
    return isinstance(thing, click.Command)


def callable_from(command: click.Command) -> Iterator[click.Command]:
    """Yield a command and every command below it."""
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from callable_from(inner)


def worked(*words: str, **variables: str) -> float:
    """Return the seconds of a processor that the command took: what else runs does not count."""
    before = os.times()
    ran = xuke(*words, **variables)
    after = os.times()
    assert ran.returncode == 0, ran.stderr
    return sum(after[2:4]) - sum(before[2:4])


def test_help_is_quick() -> None:
    assert min(worked("--help") for _ in range(5)) < 0.3


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


def test_a_report_written_into_a_folder_is_told_to_name_a_file(tmp_path: Path) -> None:
    words = ["report", "annual", "--authority", "310105-wjw", "--year", "2023"]

    ran = xuke(*words, "--output", str(tmp_path))

    assert ran.returncode == 2
    assert "--output 的值无法使用：这是文件夹，请写文件名。" in ran.stderr


def test_the_form_of_a_database_address_is_shown_as_it_is_typed() -> None:
    ran = xuke("up", DATABASE_URL="mysql://x")

    assert "postgresql://用户:密码@主机:端口/数据库" in ran.stderr


@pytest.fixture
def data() -> Iterator[Path]:
    """Lend a data folder; pytest's own temporary folders are closed to other accounts."""
    with TemporaryDirectory(prefix="xuke-command-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "var"
        xuke("down", XUKE_DATA=str(Path(folder) / "var"))


DEADLINE = ("explain", "deadline", "--from", "2025-09-26", "--days", "5")


def test_even_an_explanation_sets_an_empty_data_folder_up(data: Path) -> None:
    ran = xuke(*DEADLINE, XUKE_DATA=str(data))

    assert ran.returncode == 0, ran.stderr
    assert "2025-10-10" in ran.stdout
    assert postgres.is_running(data)


def test_an_explanation_needs_no_running_database(data: Path) -> None:
    xuke("up", XUKE_DATA=str(data))
    xuke("down", XUKE_DATA=str(data))

    assert worked(*DEADLINE, XUKE_DATA=str(data)) < 2
    assert not postgres.is_running(data)


@pytest.mark.parametrize("command", [("up",), ("run", "--empty")])
def test_a_lost_key_stops_the_start_and_is_not_replaced(
    data: Path, command: tuple[str, ...]
) -> None:
    assert xuke("up", XUKE_DATA=str(data)).returncode == 0
    (data / "vault.key").unlink()

    ran = xuke(*command, XUKE_DATA=str(data), XUKE_PORT="18431")

    assert ran.returncode == 1
    assert "vault.key" in ran.stderr
    assert "备份" in ran.stderr
    assert not (data / "vault.key").exists()


def test_a_database_is_refused_to_another_data_folder(data: Path, tmp_path: Path) -> None:
    assert xuke("up", XUKE_DATA=str(data)).returncode == 0
    note = Note.read(data)
    assert note is not None
    Vault.at(tmp_path)

    ran = xuke("up", XUKE_DATA=str(tmp_path), DATABASE_URL=note.url())

    assert ran.returncode == 1
    assert "不是这个数据库的密钥" in ran.stderr
