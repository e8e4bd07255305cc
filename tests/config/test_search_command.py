"""`xuke search`: what the home page finds, where no database answers."""

import json
import os
import subprocess
import sys

import pytest

from xuke import catalogue

NOWHERE = "postgresql://xuke@127.0.0.1:1/xuke"
HOME = "310105-wjw"


def xuke(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command where no database answers."""
    command = [sys.executable, "-c", "from xuke.config.cli import main; main()", "search", *words]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": NOWHERE},
        timeout=60,
    )


def found(*words: str) -> list[dict[str, object]]:
    """Return what is found, as programs read it."""
    ran = xuke(*words, "--authority", HOME, "--format", "json")
    assert ran.returncode == 0, ran.stderr
    entries: list[dict[str, object]] = json.loads(ran.stdout)
    return entries


def test_an_everyday_word_finds_items_best_first() -> None:
    first = found("我想开个", "美容院")[0]

    assert (first["item"], first["name"]) == ("public-place-hygiene-permit", "公共场所卫生许可")
    assert (first["word"], first["answer"], first["instead"]) == ("美容院", "美容店", None)


def test_what_needs_no_licence_says_what_it_needs() -> None:
    ran = xuke("图书馆")

    assert found("图书馆")[0]["instead"] == "filing"
    assert "“图书馆”不需要办理这项许可，只需备案：改为卫生备案" in ran.stdout


def test_what_is_done_elsewhere_finds_nothing_and_says_where() -> None:
    ran = xuke("健康证", "--format", "json")

    assert json.loads(ran.stdout) == []
    assert "健康证明不是行政许可" in ran.stderr
    assert xuke("健康证").stdout == "没有找到办理的事项。\n"


def test_what_is_perhaps_meant_is_said_to_be_so() -> None:
    assert xuke("护世").stdout.splitlines()[0] == "您是不是要找："
    assert [one["near"] for one in found("护世")] == [True]


def test_an_authority_has_only_what_it_handles() -> None:
    handled = {offer.item.slug for offer in catalogue.offered(HOME)}

    assert {str(one["item"]) for one in found("医疗")} <= handled


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        pytest.param(("诊所", "--authority", "nowhere"), 1, "没有实施机关 nowhere", id="no such"),
        pytest.param((), 2, "缺少 WORDS", id="nothing to look for"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(words: tuple[str, ...], status: int, said: str) -> None:
    ran = xuke(*words)

    assert (ran.returncode, said in ran.stderr) == (status, True)
