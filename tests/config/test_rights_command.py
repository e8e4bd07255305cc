"""`xuke rights`: the table of rights of any kind of stream, in words and in codes."""

import json
import os
import subprocess
import sys

import pytest

from xuke.kernel.case.machine import CASE
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.rights_table import rights_table

NOWHERE = "postgresql://xuke@127.0.0.1:1/xuke"


def xuke(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command where no database answers."""
    command = [sys.executable, "-c", "from xuke.config.cli import main; main()", *words]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": NOWHERE},
        timeout=60,
    )


def section(name: str, text: str) -> list[str]:
    """Return the lines about one verb."""
    (found,) = (one for one in text.split("\n\n") if one.split()[0] == name)
    return found.strip().splitlines()


def test_a_verb_stands_with_its_roles_phases_and_provisions_in_words() -> None:
    ran = xuke("rights", "case")

    assert ran.returncode == 0, ran.stderr
    assert section("extend", ran.stdout) == [
        "extend  延长期限",
        "  方式：经办理",
        "  由谁：决定人员",
        "  阶段：审查中、待决定",
        (
            "  限制：不是自己的申请；没有受理本件；没有审查过本件（含已退回的）；"
            "没有核查、检验或者审核过本件；没有延长过期限"
        ),
        (
            "  依据：《行政许可法》第五条、《行政许可法》第三十四条、"
            "《行政许可法》第三十四条第三款、《行政许可法》第四十二条第一款、"
            "《行政许可法》第四十二条第二款"
        ),
    ]
    assert section("hold-hearing", ran.stdout)[2:4] == [
        "  由谁：指定的人",
        "  阶段：审查中、待决定（具备条件时）",
    ]
    assert section("deem-granted", ran.stdout)[1:3] == [
        "  方式：随其他办理发生",
        "  由谁：不由人办理",
    ]
    assert section("draft", ran.stdout)[1:3] == ["  方式：经办理，由此开始", "  由谁：不限"]
    assert section("deemed", ran.stdout) == [
        "deemed  视为受理",
        "  方式：到期自行发生",
        "  依据：《行政许可法》第三十二条第一款第四项",
    ]


def test_a_program_gets_the_same_in_codes() -> None:
    told = json.loads(xuke("rights", "licence", "--format", "json").stdout)

    assert told["kind"] == "licence"
    assert [one["name"] for one in told["rights"]] == [one.name for one in rights_table(LICENCE)]
    (revoke,) = (one for one in told["rights"] if one["name"] == "revoke")
    assert revoke == {
        "name": "revoke",
        "word": "吊销",
        "how": "by-hand",
        "of": "",
        "begins": False,
        "roles": ["decider"],
        "guards": ["was-told"],
        "phases": ["valid", "suspended"],
        "conditional": False,
        "provisions": [
            "administrative-penalty-law/9",
            "administrative-licensing-law/7",
            "administrative-penalty-law/57/2",
            "administrative-penalty-law/58/1",
            "administrative-penalty-law/63/1",
        ],
    }


def test_what_is_only_counted_has_no_steps() -> None:
    assert xuke("rights", "supervision").stdout == "没有可以办理的步骤。\n"


@pytest.mark.parametrize("kind", ["nothing", CASE.kind.upper()])
def test_an_unknown_kind_is_told_those_that_there_are(kind: str) -> None:
    ran = xuke("rights", kind)

    assert ran.returncode == 1
    assert f"没有“{kind}”这种业务。可用的有：case、licence、" in ran.stderr
    assert ran.stdout == ""
