"""A file that would harm its reader harms a process apart, and is refused in a sentence."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.rooms.imports.files import sheet_xml, table, write_as_wps, write_package, write_xlsx

from xuke.gateways.tables import text, workbook
from xuke.gateways.tables.kinds import NotATable
from xuke.gateways.tables.notes import HasDoctype, row_notes
from xuke.gateways.tables.workbook import peek
from xuke.rooms.imports import ImportRefused, import_cases

AUTHORITY = "310105-wjw"
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + sheet_xml('<x:row><x:c t="str"><x:v>&b;</x:v></x:c></x:row>')
)


def refusal(path: Path) -> str:
    with pytest.raises(ImportRefused) as refused:
        import_cases(path, AUTHORITY)
    return str(refused.value)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"PK\x03\x04rest", "XLSX/XLS 文件已损坏", id="no archive"),
        pytest.param(b"\xd0\xcf\x11\xe0rest", "XLSX/XLS 文件已损坏", id="no compound file"),
        pytest.param(
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "有打开密码",
            id="a password",
        ),
        pytest.param(b"<html><table><tr><td>1", "网页", id="HTML called XLS"),
        pytest.param(b'<?xml version="1.0"?><Workbook>', "网页", id="XML of Excel 2003"),
        pytest.param(b"Rar!\x1a\x07", "RAR", id="RAR"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    assert words in refusal(written(tmp_path / "cases.xls", content))


def test_an_archive_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "x")

    assert "不是 XLSX 文件" in refusal(path)


def test_a_workbook_with_a_document_type_is_refused(tmp_path: Path) -> None:
    parts = {"xl/worksheets/sheet1.xml": ENTITIES}
    path = write_package(tmp_path / "cases.xlsx", "甲", parts)

    assert "XLSX/XLS 文件已损坏" in refusal(path) or "表头" in refusal(path)
    with pytest.raises(HasDoctype):
        list(row_notes(BytesIO(ENTITIES.encode()), []))


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "cases.xlsx"
    write_as_wps(bomb, [["甲"]])
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/more.bin", "w", force_zip64=True) as entry,
    ):
        for _ in range(1100):
            entry.write(bytes(1 << 20))

    assert bomb.stat().st_size < 10 << 20
    assert "用的时间或者内存太多" in refusal(bomb)


def test_a_workbook_that_is_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "cases.xlsx", {"甲": table([])})
    monkeypatch.setattr(workbook, "MOST_BYTES", 1024)

    assert "请分成几个文件" in refusal(path)


def test_a_reader_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "cases.xlsx", {"甲": table([])})
    monkeypatch.setattr(workbook.sys, "executable", "/bin/false")  # type: ignore[attr-defined]

    with pytest.raises(NotATable, match="too-complex"):
        peek(path)


def test_a_line_without_end_is_no_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_LONGEST_LINE", 1 << 20)
    path = written(tmp_path / "cases.csv", b"x" * (3 << 20))

    assert "过长" in refusal(path)


def test_what_is_written_has_nothing_of_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XUKE_DATA", "secret")
    path = write_xlsx(tmp_path / "cases.xlsx", {"甲": table([])})

    assert peek(path).sheets[0].name == "甲"
