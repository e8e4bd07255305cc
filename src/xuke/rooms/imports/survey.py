"""A first look at a file: what it is, how it is written, which sheet and header it has."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from django.utils.translation import gettext as _, gettext_noop

from xuke.gateways.tables.kinds import NotATable, TableKind, kind_of
from xuke.gateways.tables.text import text_form
from xuke.gateways.tables.workbook import SheetPeek, WorkbookPeek, peek, unpack
from xuke.rooms.imports.layout import Columns, Layout, header_of, layout_of
from xuke.rooms.imports.problems import ImportRefused
from xuke.rooms.imports.table import Table, counted
from xuke.rooms.imports.understood import Sheets, Understood

_FIRST: Final = 10
"""Rows among which the header is looked for."""
_SEPARATORS: Final = (",", ";", "\t")
_LOOK: Final = 512
_SAVE: Final = gettext_noop("请在表格软件中打开，另存为 XLSX 或者“CSV UTF-8”后再导入。")
_WHY: Final[Mapping[str, str]] = {
    "empty": gettext_noop("文件是空的：没有表头，也没有数据。"),
    "foreign": gettext_noop("这是 %(kind)s 文件，不是表格。"),
    "page": gettext_noop("这个文件的内容是网页（HTML 或者 XML），不是表格文件。"),
    "nul": gettext_noop("第 %(row)d 行含有空字节（NUL），文件已损坏或不是 CSV。"),
    "cut": gettext_noop("文件不是 %(encoding)s 编码（第 %(row)d 行）：可能在一个字中间被截断了。"),
    "no-encoding": gettext_noop("文件不是 UTF-8 编码，也不是 GBK 编码（第 %(row)d 行）。"),
    "bad-encoding": gettext_noop("文件开头说是 %(encoding)s 编码，内容却不是。"),
    "long-line": gettext_noop("第 %(row)d 行过长，不是 CSV。"),
    "too-large": gettext_noop("文件超过 %(megabytes)d MB。请分成几个文件，或者另存为 CSV。"),
    "too-complex": gettext_noop("读取这个 XLSX/XLS 文件用的时间或者内存太多。请另存为 CSV。"),
    "encrypted": gettext_noop("XLSX/XLS 文件有打开密码，请取消密码后再导入。"),
    "no-workbook": gettext_noop("这是 ZIP 文件，不是 XLSX 文件。"),
    "broken": gettext_noop("XLSX/XLS 文件已损坏，无法读取。"),
}
_SAVED_ANEW: Final = frozenset({"foreign", "page", "no-encoding", "bad-encoding", "no-workbook"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What whoever imports says of the file: its sheet, and the columns that are not read."""

    sheet: str = ""
    ignored: frozenset[str] = frozenset()


AS_IT_IS: Final = Choice()


@contextmanager
def surveyed(path: Path, columns: Columns, choice: Choice) -> Iterator[Table]:
    """Lend the file as a table that can be read, or refuse what is none."""
    with NamedTemporaryFile(suffix=".csv") as written:
        yield _surveyed(path, columns, choice, Path(written.name))


def _surveyed(path: Path, columns: Columns, choice: Choice, into: Path) -> Table:
    """Return the file as a table; the rows of a workbook are written into another file."""
    if not path.is_file():
        raise ImportRefused(_("%(path)s 不是普通文件，请先存为 CSV 文件。") % {"path": path})
    try:
        with path.open("rb") as file:
            kind = kind_of(file.read(_LOOK))
        if kind is TableKind.TEXT:
            return _text(path, columns, choice)
        return _workbook(path, columns, choice, Sheets(kind=kind.value, read=""), into)
    except NotATable as error:
        raise _refused(error) from error
    except OSError as error:
        words = {"path": path, "why": error.strerror}
        raise ImportRefused(_("文件 %(path)s 无法读取：%(why)s。") % words) from error


def _text(path: Path, columns: Columns, choice: Choice) -> Table:
    """Return a text as a table: its separator is the one by which most columns are found."""
    form = text_form(path)
    looks = {mark: _first(path, form.encoding, mark) for mark in _SEPARATORS}
    mark = max(_SEPARATORS, key=lambda one: header_of(looks[one], columns)[0])
    understood = Understood(encoding=form.encoding, separator=mark)
    layout = layout_of(looks[mark], columns, choice.ignored, understood)
    return Table(
        path=path,
        layout=layout,
        understood=_told(understood, layout),
        lines=form.lines - layout.header_row,
    )


def _first(path: Path, encoding: str, mark: str) -> list[list[str]]:
    """Return the first rows, as far as they can be read with this separator."""
    found: list[list[str]] = []
    try:
        with path.open(encoding=encoding, newline="") as file:
            found.extend(cells for _number, cells in islice(counted(file, mark), _FIRST))
    except ImportRefused:
        # The row is told when it is read.
        return found
    return found


def _workbook(path: Path, columns: Columns, choice: Choice, sheets: Sheets, into: Path) -> Table:
    """Write the rows of a workbook's sheet out; return them as a table."""
    book = peek(path)
    sheet = _sheet(book, columns, choice.sheet)
    others = tuple(one.name for one in book.sheets if one is not sheet and any(map(any, one.first)))
    sheets = replace(sheets, read=sheet.name, others=others)
    layout = layout_of(sheet.first, columns, choice.ignored, Understood(sheets=sheets))
    with into.open("wb") as file:
        told = unpack(path, sheet.name, layout.header_row, file)
    sheets = replace(
        sheets,
        hidden_rows=told.hidden,
        first_hidden=tuple(told.first_hidden),
        formulas=told.formulas,
    )
    return Table(
        path=into,
        layout=layout,
        understood=_told(Understood(encoding="utf-8", sheets=sheets), layout),
        lines=told.rows - layout.header_row,
        since_1904=book.since_1904,
    )


def _sheet(book: WorkbookPeek, columns: Columns, name: str) -> SheetPeek:
    """Return the sheet that is meant: the named one, or the only visible one with our columns."""
    if name:
        named = next((one for one in book.sheets if one.name == name), None)
        if named is None:
            words = {"name": name, "sheets": _names(book.sheets)}
            raise ImportRefused(_("没有工作表“%(name)s”。文件里有：%(sheets)s。") % words)
        return named
    filled = [one for one in book.sheets if one.visible and any(map(any, one.first))]
    if not filled:
        raise NotATable("empty")
    known = {one.name: header_of(one.first, columns)[0] for one in filled}
    best = [one for one in filled if known[one.name] == max(known.values())]
    if len(best) > 1 and known[best[0].name]:
        words = {"sheets": _names(best)}
        raise ImportRefused(
            _("有几张工作表都像要导入的表：%(sheets)s。请指明读哪一张（--sheet）。") % words
        )
    return best[0]


def _names(sheets: Sequence[SheetPeek]) -> str:
    return "、".join(one.name for one in sheets)


def _told(understood: Understood, layout: Layout) -> Understood:
    return replace(
        understood,
        header_row=layout.header_row,
        headings=layout.headings,
        ignored=layout.ignored,
    )


def _refused(error: NotATable) -> ImportRefused:
    """Return the refusal in words, with what can be done."""
    remedy = _(_SAVE) if error.code in _SAVED_ANEW else ""
    return ImportRefused(_(_WHY[error.code]) % error.facts + remedy)
