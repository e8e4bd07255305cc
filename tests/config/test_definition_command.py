"""`xuke schema` and `xuke definition`: schemas for editors, what is wrong, what has changed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from xuke import catalogue
from xuke.catalogue.kit.kinds import KINDS
from xuke.catalogue.loading import DATA

SLUG = "nurse-practice"
ITEM = DATA / "items" / SLUG / "item.yaml"
TEXT = ITEM.read_text(encoding="utf-8")


def xuke(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from xuke.config.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_the_list_names_every_kind_and_its_places() -> None:
    lines = xuke("schema", "--list").stdout.splitlines()

    assert [line.split()[0] for line in lines] == list(KINDS)
    assert "许可事项：data/items/*/item.yaml" in lines[0]


def test_a_schema_is_printed() -> None:
    schema = json.loads(xuke("schema", "calendar").stdout)

    assert schema["required"] == ["year", "notices", "holidays"]
    assert schema["properties"]["make_up"]["items"]["required"] == ["day", "for"]
    assert schema["properties"]["year"]["description"] == "年份，与文件同名"


def test_a_schema_is_written_to_a_file(tmp_path: Path) -> None:
    ran = xuke("schema", "item", "--output", tmp_path / "item.json")

    assert (ran.returncode, ran.stdout) == (0, "")
    assert json.loads((tmp_path / "item.json").read_text(encoding="utf-8"))["title"] == "item"


def test_an_item_without_a_mistake_says_its_version() -> None:
    ran = xuke("definition", "check", SLUG)

    assert (ran.returncode, ran.stdout) == (0, f"{ITEM}：没有问题。\n")
    assert catalogue.item(SLUG).definition.digest in ran.stderr


def test_a_draft_is_told_all_that_is_wrong_with_it(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(TEXT.replace("fee: 0", "fee: free").replace("faq:", "questions:"))

    ran = xuke("definition", "check", draft)

    assert ran.returncode == 1
    assert "fee，值“free”：不是整数。改成整数。" in ran.stdout
    assert "questions，值“questions”：不认识的键" in ran.stdout
    assert ran.stderr == f"错误：{draft} 有 3 处问题。\n"


def test_the_examples_beside_an_item_are_checked_with_it(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "item.yaml").write_text(TEXT)
    (tmp_path / "examples" / "special.yaml").write_text("- title: 甲\n  shown: [乙]\n")

    ran = xuke("definition", "check", tmp_path / "item.yaml")

    assert ran.returncode == 1
    assert "special.yaml" in ran.stdout
    assert "shown，值“shown”：不认识的键" in ran.stdout
    assert "2 处问题" in ran.stderr


def test_two_versions_are_compared_change_by_change(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(TEXT.replace("examinations: 2", "examinations: 1"))

    ran = xuke("definition", "diff", SLUG, draft)

    assert (ran.returncode, ran.stdout) == (0, "[规则] examinations：“2”改为“1”。\n")
    assert ran.stderr == "规则：只适用于以后的办件\n"


def test_a_copy_has_no_difference(tmp_path: Path) -> None:
    (tmp_path / "copy.yaml").write_text(TEXT)

    assert xuke("definition", "diff", SLUG, tmp_path / "copy.yaml").stdout == "内容相同。\n"


def test_an_exported_item_is_one_file_that_says_the_same(tmp_path: Path) -> None:
    whole = tmp_path / "whole.yaml"
    ran = xuke("definition", "export", SLUG, "--output", whole)

    assert (ran.returncode, ran.stdout) == (0, "")
    assert "- use:" not in whole.read_text(encoding="utf-8")
    checked = xuke("definition", "check", whole)
    assert checked.stdout == f"{whole}：没有问题。\n"
    assert catalogue.item(SLUG).definition.digest in checked.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["schema", "barber"], "没有“barber”这种数据文件。", id="an unknown kind"),
        pytest.param(["schema"], "请写明数据文件的种类", id="no kind"),
        pytest.param(["schema", "item", "--output", "/nowhere/x"], "无法写入", id="no folder"),
        pytest.param(["definition", "check", "barber"], "也没有这个许可事项。", id="no file"),
        pytest.param(
            ["definition", "diff", SLUG, DATA / "calendars" / "2025.yaml"],
            "两个文件不是同一种：许可事项，一年的工作日历。",
            id="files of two kinds",
        ),
    ],
)
def test_what_cannot_be_done_is_said_with_status_1(words: list[str | Path], said: str) -> None:
    ran = xuke(*words)

    assert ran.returncode == 1
    assert ran.stderr.startswith("错误：")
    assert said in ran.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"item: [", "第 2 行不是正确的 YAML。", id="no YAML"),
        pytest.param(b"\xff\xfe\x00", "读不出来", id="no UTF-8"),
        pytest.param(b"colour: red\n", "不是已知种类的数据文件", id="no kind"),
        pytest.param(b"", "不是已知种类的数据文件", id="nothing"),
    ],
)
def test_a_file_that_is_no_data_file_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(content)

    ran = xuke("definition", "check", path)

    assert (ran.returncode, said in ran.stderr) == (1, True), ran.stderr
