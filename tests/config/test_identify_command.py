"""`xuke identify`: three keys for programs, a sentence for people, no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from xuke.catalogue.identifiers.kinds import KINDS

NOWHERE = "postgresql://xuke@127.0.0.1:1/xuke"
COMMANDS = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"


def xuke(*words: str | bytes) -> subprocess.CompletedProcess[str]:
    """Run the command where no database answers."""
    start = "from xuke.config.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", start, "identify", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": NOWHERE},
        timeout=60,
    )


@pytest.mark.parametrize(
    ("value", "kind", "answer"),
    [
        ("9131 0105-ma00 00000c", "uscc", ("91310105MA0000000C", True, "")),
        ("91310105MA0000000D", "uscc", ("91310105MA0000000D", False, "bad-check-digit")),
        ("110105491231002", "resident", ("11010519491231002X", True, "")),
        ("+852 2123 4567", "phone", ("+85221234567", True, "")),
        ("\u200b\u2800\u3164 ", "name", ("", False, "required")),
    ],
)
def test_a_program_is_told_the_normal_form_and_the_fault(
    value: str, kind: str, answer: tuple[str, bool, str]
) -> None:
    ran = xuke(value, "--as", kind, "--format", "json")

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == dict(zip(("normal", "valid", "reason"), answer, strict=True))


def test_people_are_told_in_words() -> None:
    ran = xuke("N2440114MF0000000C", "--as", "uscc")

    assert ran.stdout.splitlines() == [
        "规范写法：N2440114MF0000000C",
        "无效：校验位不对，请逐位核对号码。",
    ]


def test_what_is_no_text_is_refused_like_any_other_sign() -> None:
    ran = xuke(b"\xff", "--as", "name", "--format", "json")

    assert json.loads(ran.stdout)["reason"] == "bad-form"


def test_an_unknown_kind_is_a_wrong_command() -> None:
    assert xuke("1", "--as", "library-card").returncode == 2


def test_every_kind_is_documented() -> None:
    text = COMMANDS.read_text(encoding="utf-8")
    told = text[text.index("## `xuke identify`") :]

    assert [kind for kind in KINDS if f"`{kind}`" not in told[: told.index("\n## ")]] == []
