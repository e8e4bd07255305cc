"""Lists of past cases in the files that offices have: each is written here, none is committed."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import product
from pathlib import Path

import xlsxwriter
from tests.rooms.reports.conftest import CASE_HEADER, case_row
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

Row = Mapping[str, object]
Cell = str | float | date
_WIDEST = 25
LABELS = {
    "case_number": "办件编号",
    "item": "事项名称",
    "action": "办理类型",
    "applicant_type": "申请人类型",
    "applicant_name": "申请人名称*",
    "applicant_id": "证件号码\n（必填）",
    "channel": "申请方式",
    "received_on": "收件日期",
    "accepted_on": "受理日期",
    "not_accepted_on": "不予受理日期",
    "not_accepted_reason": "不予受理理由",
    "decided_on": "决定日期",
    "decision": "决定结果",
    "refusal_reason": "不予许可理由",
    "commitment": "是否告知承诺",
    "fully_online": "是否全程网办",
    "certificate_number": "证照编号",
    "valid_from": "有效期起",
    "valid_to": "有效期止",
    "fee": "收费",
}


def case(**changes: object) -> dict[str, object]:
    """Return a granted case with these cells changed, which may be numbers and days."""
    return {**case_row(), **changes}


def table(rows: Iterable[Row], labels: Mapping[str, str] | None = None) -> list[list[object]]:
    """Return header and rows as lists of cells; the header in the words of an office."""
    header: list[object] = [(labels or {}).get(name, name) for name in CASE_HEADER]
    return [header, *([row.get(name, "") for name in CASE_HEADER] for row in rows)]


def write_text(
    path: Path, rows: Sequence[Sequence[object]], *, encoding: str = "utf-8", mark: str = ","
) -> Path:
    """Write the rows as text, each cell as it is."""
    lines = [mark.join(map(str, cells)).replace("\n", "") for cells in rows]
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def write_xlsx(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    since_1904: bool = False,
    hidden: Iterable[int] = (),
    merged: Iterable[str] = (),
) -> Path:
    """Write a workbook: `=` begins a formula without a value, `=>` one with the value behind it.

    `hidden` are rows, from 1, `merged` ranges, of the first sheet.
    """
    with xlsxwriter.Workbook(path, {"date_1904": since_1904}) as book:
        day, digits = (book.add_format({"num_format": one}) for one in ("yyyy/m/d", "000000"))
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for (row, cells), column in product(enumerate(rows), range(_WIDEST)):
                _put(sheet, (row, column), cells[column : column + 1], day, digits)
        first = book.worksheets()[0]
        for row in hidden:
            first.set_row(row - 1, None, None, {"hidden": True})
        for place in merged:
            row, column = xl_cell_to_rowcol(place.split(":")[0])
            first.merge_range(place, "")
            _put(first, (row, column), sheets[first.name][row][column : column + 1], day, digits)
    return path


def _put(
    sheet: Worksheet, place: tuple[int, int], cells: Sequence[object], day: Format, digits: Format
) -> None:
    cell = next(iter(cells), "")
    match cell:
        case date():
            sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
        case str() if cell.startswith("=>"):
            sheet.write_formula(*place, "=A1", None, cell[2:])
        case str() if cell.startswith("="):
            sheet.write_formula(*place, cell, None, "")
        case str() if cell:
            sheet.write_string(*place, cell)
        case int():
            sheet.write_number(*place, cell, digits)
        case float():
            sheet.write_number(*place, cell)
        case _:
            pass


def write_as_wps(path: Path, rows: Sequence[Sequence[str]], *, sheet: str = "Sheet1") -> Path:
    """Write a workbook as other programs do: prefixes, rich texts, cells without a place."""
    texts = list(dict.fromkeys(cell for cells in rows for cell in cells))
    runs = [
        f"<x:si><x:r><x:t>{text[:1]}</x:t></x:r>"
        f'<x:r><x:t xml:space="preserve">{text[1:]}</x:t></x:r></x:si>'
        for text in texts
    ]
    body = "".join(
        f"<x:row>{''.join(_shared(texts.index(one)) for one in cells)}</x:row>" for cells in rows
    )
    parts = {
        "xl/worksheets/sheet1.xml": sheet_xml(body),
        "xl/sharedStrings.xml": f"<x:sst {_MAIN}>{''.join(runs)}</x:sst>",
    }
    return write_package(path, sheet, parts)


def _shared(place: int) -> str:
    return f'<x:c t="s"><x:v>{place}</x:v></x:c>'


def sheet_xml(body: str) -> str:
    """Return the XML of a sheet with these rows."""
    return f"<x:worksheet {_MAIN}><x:sheetData>{body}</x:sheetData></x:worksheet>"


def write_package(path: Path, sheet: str, parts: Mapping[str, str]) -> Path:
    """Write a package of these parts around one sheet."""
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(
            (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")),
            start=1,
        )
    )
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<x:workbook {_MAIN} xmlns:r="{_OFFICE}"><x:sheets>'
        f'<x:sheet name="{sheet}" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        **parts,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in whole.items():
            archive.writestr(name, text)
    return path


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
