"""A dry run says how the file was read, to people and to programs."""

import json
from pathlib import Path

import pytest
from tests.config.test_act_command import xuke
from tests.rooms.imports.files import LABELS, case, table, write_text, write_xlsx

from xuke.casework.models import LicenceRow
from xuke.rooms.imports import Choice, ImportRefused, import_cases

AUTHORITY = "310105-wjw"
SLASHED = {"received_on": "2023/3/1", "accepted_on": "2023/3/2", "decided_on": "44995"}


@pytest.mark.django_db
def test_each_form_of_days_is_told_with_its_first_example(tmp_path: Path) -> None:
    rows = [case(case_number=f"A-{n}", **SLASHED) for n in range(3)]
    path = write_text(tmp_path / "cases.csv", table(rows, LABELS), encoding="gbk", mark=";")

    told = str(import_cases(path, AUTHORITY, dry_run=True))

    assert "读作：GBK/GB18030 编码的文本，以英文分号分隔，表头在第 1 行，数据 3 行。" in told
    assert "收件日期 有 3 格是用斜杠写的日期，如第 2 行：“2023/3/1”读作“2023-03-01”。" in told
    assert "决定日期 有 3 格是表格软件的日期序号（1900 日期系统）" in told
    assert "如第 2 行：“44995”读作“2023-03-10”。" in told


@pytest.mark.django_db
def test_a_plain_file_has_one_line(tmp_path: Path) -> None:
    result = import_cases(write_text(tmp_path / "a.csv", table([case()])), AUTHORITY)

    assert str(result).splitlines() == [
        "共 1 行，导入 1 行。",
        "读作：UTF-8 编码的文本，以英文逗号分隔，表头在第 1 行，数据 1 行。",
    ]


@pytest.mark.django_db
def test_a_refusal_says_how_the_file_was_read_and_names_its_own_columns(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", table([case(fee="1,2")], LABELS), mark="\t")

    with pytest.raises(ImportRefused) as refused:
        import_cases(path, AUTHORITY)

    assert "以制表符分隔" in str(refused.value)
    assert "第 2 行 收费 “1,2”：须为以元" in str(refused.value)


@pytest.mark.django_db
def test_a_holder_s_number_is_not_shown_in_full(tmp_path: Path) -> None:
    rows = [case(applicant_type="person", applicant_id="'11010519491231002X")]

    result = import_cases(write_text(tmp_path / "a.csv", table(rows)), AUTHORITY)

    assert "文本标记" in str(result)
    assert "19491231" not in str(result)


def test_programs_are_told_the_same(committed_url: str, tmp_path: Path) -> None:
    rows = [case(certificate_number="证1", applicant_id="91310105MA0000000D", **SLASHED)]
    sound = write_xlsx(tmp_path / "a.xlsx", {"办件": table(rows, LABELS), "说明": [["甲"]]})
    wrong = write_text(tmp_path / "b.csv", table([*rows, case(fee="x")]))
    words = ("--authority", AUTHORITY, "--dry-run", "--format", "json")

    checked, refused = (
        xuke(committed_url, "import", "cases", str(p), *words) for p in (sound, wrong)
    )

    told = json.loads(checked.stdout)
    assert (checked.returncode, refused.returncode) == (0, 1), checked.stderr
    assert (told["outcome"], told["new"], told["opens_licences"]) == ("checked", 1, True)
    understood = told["understood"]
    assert (understood["kind"], understood["sheet"], understood["rows"]) == ("xlsx", "办件", 1)
    assert understood["other_sheets"] == ["说明"]
    assert understood["columns"]["证照编号"] == "certificate_number"
    assert understood["conversions"][0] == {
        "column": "received_on",
        "form": "slash",
        "cells": 1,
        "row": 2,
        "before": "2023/3/1",
        "after": "2023-03-01",
    }
    assert told["doubts"][0]["row"] == 2
    fault = json.loads(refused.stdout)
    assert fault["outcome"] == "refused"
    assert [(one["row"], one["column"]) for one in fault["problems"]] == [
        (3, "case_number"),
        (3, "fee"),
    ]
    assert fault["doubtful"] == 1


def test_licences_are_opened_unless_that_is_not_wanted(committed_url: str, tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", table([case(certificate_number="证1")]))
    words = ("import", "cases", str(path), "--authority", AUTHORITY)

    dry, without, again = (
        xuke(committed_url, *words, *more) for more in (("--dry-run",), ("--no-licences",), ())
    )

    assert "1 行有证照编号：导入后登入证照台账" in dry.stdout, dry.stderr
    assert "登入台账" not in without.stdout
    assert "登入台账 1 张" in again.stdout
    assert LicenceRow.objects.get().number == "证1"


@pytest.mark.django_db
def test_the_sheet_and_columns_that_are_left_out_are_options(tmp_path: Path) -> None:
    rows = [[*cells, "备注"] for cells in table([case()])]
    path = write_xlsx(tmp_path / "a.xlsx", {"甲": rows, "乙": rows})
    choice = Choice(sheet="乙", ignored=frozenset({"备注"}))

    told = import_cases(path, AUTHORITY, dry_run=True, choice=choice).as_json()["understood"]

    assert (told["sheet"], told["ignored_columns"]) == ("乙", ["备注"])
