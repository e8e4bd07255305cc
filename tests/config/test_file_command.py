"""`xuke file check`: a file is judged as an upload would judge it, in words and for programs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests import papers
from tests.gateways import making

KEYS = [
    *("accepted", "kind", "reason", "message", "name", "media_type", "size", "sha256", "pages"),
    *("attachments", "shown_as"),
]


def xuke(*words: str | Path, scanner: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command where no database answers."""
    command = [sys.executable, "-c", "from xuke.config.cli import main; main()", *map(str, words)]
    more = {"DATABASE_URL": "postgresql://xuke@127.0.0.1:1/xuke", "XUKE_SCANNER": scanner}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **more},
    )


def checked(path: Path, content: bytes, **more: str) -> tuple[int, dict[str, Any]]:
    """Return the status of the command for such a file, and what it says for programs."""
    path.write_bytes(content)
    ran = xuke("file", "check", path, "--format", "json", **more)
    assert ran.stderr == ""
    verdict: dict[str, Any] = json.loads(ran.stdout)
    assert sorted(verdict) == sorted(KEYS)
    return ran.returncode, verdict


def test_a_file_that_would_be_taken_is_told_with_its_true_name(tmp_path: Path) -> None:
    status, verdict = checked(tmp_path / "现场.jpg", making.saved("HEIF"))

    assert status == 0
    assert (verdict["accepted"], verdict["kind"], verdict["reason"]) == (True, "heic", None)
    assert (verdict["name"], verdict["shown_as"]) == ("现场.heic", "jpeg")


def test_the_names_of_files_within_are_told(tmp_path: Path) -> None:
    _status, verdict = checked(tmp_path / "a", making.with_file("发票.xml", making.INVOICE)())

    assert (verdict["attachments"], verdict["pages"]) == (["发票.xml"], 1)


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        pytest.param(papers.pdf()[:60], "pdf", "broken", id="half a file"),
        pytest.param(making.PROGRAM, None, "wrong-kind", id="a program"),
        pytest.param(b"", None, "empty", id="nothing"),
        pytest.param(papers.pdf() + bytes(20 * 1024 * 1024), "pdf", "too-large", id="too large"),
    ],
)
def test_a_file_that_would_be_refused_is_told_with_the_reason(
    tmp_path: Path, content: bytes, kind: str | None, reason: str
) -> None:
    status, verdict = checked(tmp_path / "a.pdf", content)

    assert status == 1
    assert (verdict["accepted"], verdict["kind"], verdict["reason"]) == (False, kind, reason)
    assert verdict["message"]


def test_the_scanner_is_asked_as_at_an_upload(tmp_path: Path) -> None:
    assert checked(tmp_path / "a.pdf", papers.pdf(), scanner="false")[1]["reason"] == "infected"


def test_a_scanner_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    ran = xuke("file", "check", __file__, scanner="no-such-scanner -")

    assert ran.returncode == 1
    assert "XUKE_SCANNER" in ran.stderr
    assert "找不到程序 no-such-scanner" in ran.stderr


def test_people_read_it_in_words(tmp_path: Path) -> None:
    good, bad = tmp_path / "平面图.PDF", tmp_path / "坏.pdf"
    good.write_bytes(papers.pdf())
    bad.write_bytes(papers.pdf()[:60])

    taken, refused = (xuke("file", "check", one) for one in (good, bad))

    assert (taken.returncode, taken.stdout) == (0, "可以上传：pdf，1 页，保存为“平面图.pdf”。\n")
    assert refused.stdout.startswith("不能上传：文件不完整")


def test_a_file_that_is_not_there_is_told() -> None:
    ran = xuke("file", "check", "nowhere.pdf")

    assert ran.returncode == 2
    assert "文件不存在或不可读" in ran.stderr
