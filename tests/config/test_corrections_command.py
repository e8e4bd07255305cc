"""`xuke record corrections`: shown first, as text or JSON, and recorded only with --write."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.casework import journey
from tests.casework.journey import ITEM

from xuke.casework.case.kind import load_case
from xuke.config.settings import ROOT, current

COMMAND = "from xuke.config.cli import main; main()"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Lend a work tree in which the item's limit has been corrected."""
    (tmp_path / "src").symlink_to(ROOT / "src")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / f"data/items/{ITEM}/item.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("length: 20, unit: working", "length: 10, unit: working", 1), "utf-8"
    )
    return tmp_path


def corrections(tree: Path, url: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    variables = {
        "DATABASE_URL": url,
        "PYTHONPATH": str(tree / "src"),
        "XUKE_DATA": str(current().data),
    }
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "record", "corrections", *words],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **variables},
        timeout=60,
    )


def test_what_gains_is_shown_then_recorded_once(tree: Path, committed_url: str) -> None:
    stream = journey.accepted()
    number = load_case(stream).state.number

    shown = corrections(tree, committed_url)
    listed = json.loads(corrections(tree, committed_url, "--format", "json").stdout)
    untouched = load_case(stream).history[-1].type
    written = corrections(tree, committed_url, "--write")
    again = corrections(tree, committed_url, "--write")

    assert f"办件 {number}  到期 2026-03-30 → 2026-03-16" in shown.stdout, shown.stderr
    assert "可以登记更正的 1 件" in shown.stderr
    assert [one["standing"] for one in listed["cases"]] == ["corrected"]
    assert untouched == "Accepted"
    assert "已登记更正 1 件" in written.stdout, written.stderr
    assert "已登记更正 0 件" in again.stdout, again.stderr
    assert load_case(stream).history[-1].type == "RuleCorrected"


def test_a_reason_that_says_nothing_is_refused_in_words(tree: Path, committed_url: str) -> None:
    stream = journey.accepted()

    ran = corrections(tree, committed_url, "--write", "--reason", "短")

    assert ran.returncode == 1
    assert "已登记更正 0 件" in ran.stdout
    assert "1 件没有登记：" in ran.stderr
    assert "理由" in ran.stderr
    assert "再运行" not in ran.stderr
    assert load_case(stream).history[-1].type == "Accepted"


def test_an_authority_that_nobody_has_is_refused(tree: Path, committed_url: str) -> None:
    ran = corrections(tree, committed_url, "--authority", "999999-wjw")

    assert ran.returncode == 1
    assert "没有实施机关 999999-wjw" in ran.stderr
