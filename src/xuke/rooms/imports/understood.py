"""How a file was understood: told to whoever sends it, in words and to programs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _, gettext_noop

from xuke.gateways.masking import mask_identity
from xuke.gateways.tables.text import called
from xuke.rooms.imports import days, spoilt
from xuke.rooms.imports.noticed import Conversion, Noticed

IDENTITY: Final = "applicant_id"
"""The column whose numbers are not shown in full."""
_SEPARATORS: Final[Mapping[str, str]] = {
    ",": gettext_noop("英文逗号"),
    ";": gettext_noop("英文分号"),
    "\t": gettext_noop("制表符"),
}
_FORMS: Final[Mapping[str, str]] = {**days.FORMS, **spoilt.FORMS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """Which sheet of a workbook was read, which were not, and what of it is not seen at once."""

    kind: str
    read: str
    others: Sequence[str] = ()
    hidden_rows: int = 0
    first_hidden: Sequence[int] = ()
    formulas: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """How a file was understood; `headings` are those of columns that have another name here."""

    encoding: str = "utf-8-sig"
    separator: str = ","
    sheets: Sheets | None = None
    header_row: int = 1
    headings: Mapping[str, str] = field(default_factory=dict)
    ignored: Sequence[str] = ()
    rows: int | None = None
    """Rows of data, where all were read."""
    noticed: Noticed = field(default_factory=Noticed)

    def lines(self) -> Iterator[str]:
        """Yield in sentences how it was understood."""
        yield self._file()
        if self.headings:
            pairs = "、".join(f"{label}→{name}" for name, label in self.headings.items())
            yield _("表头对应：%(pairs)s。") % {"pairs": pairs}
        if self.ignored:
            yield _("没有读入的列：%(columns)s。") % {"columns": "、".join(self.ignored)}
        if self.sheets:
            yield from _sheet_lines(self.sheets)
        for (column, form), one in self.noticed.conversions.items():
            yield _converted(self.headings.get(column, column), form, _shown(column, one))

    def as_json(self) -> dict[str, Any]:
        """Return the same for programs."""
        sheets = self.sheets
        return {
            "kind": sheets.kind if sheets else "csv",
            "encoding": None if sheets else called(self.encoding),
            "separator": None if sheets else self.separator,
            "sheet": sheets.read if sheets else None,
            "other_sheets": list(sheets.others) if sheets else [],
            "hidden_rows": sheets.hidden_rows if sheets else 0,
            "formulas": sheets.formulas if sheets else 0,
            "header_row": self.header_row,
            "rows": self.rows,
            "columns": {label: name for name, label in self.headings.items()},
            "ignored_columns": list(self.ignored),
            "conversions": [
                {"column": column, "form": form, **_shown(column, one)._asdict()}
                for (column, form), one in self.noticed.conversions.items()
            ],
        }

    def _file(self) -> str:
        """Say what kind of file it is, where its header stands, and how many rows it has."""
        if self.sheets:
            words = {"kind": self.sheets.kind.upper(), "sheet": self.sheets.read}
            told = _("读作：%(kind)s 文件，工作表“%(sheet)s”") % words
        else:
            separator = _(_SEPARATORS[self.separator])
            words = {"encoding": called(self.encoding), "separator": separator}
            told = _("读作：%(encoding)s 编码的文本，以%(separator)s分隔") % words
        header = _("表头在第 %(row)d 行") % {"row": self.header_row}
        rows = "" if self.rows is None else _("，数据 %(rows)d 行") % {"rows": self.rows}
        return f"{told}，{header}{rows}。"


def _sheet_lines(sheets: Sheets) -> Iterator[str]:
    """Yield what a workbook has that is not seen at once."""
    if sheets.others:
        yield _("没有读入的工作表：%(sheets)s。") % {"sheets": "、".join(sheets.others)}
    if sheets.hidden_rows:
        rows = "、".join(map(str, sheets.first_hidden))
        more = "……" if sheets.hidden_rows > len(sheets.first_hidden) else ""
        words = {"count": sheets.hidden_rows, "rows": rows + more}
        yield _("有 %(count)d 行被隐藏，也已读入：第 %(rows)s 行。") % words
    if sheets.formulas:
        yield _("有 %(count)d 格是公式，按保存的计算结果读入。") % {"count": sheets.formulas}


def _converted(column: str, form: str, one: Conversion) -> str:
    words = {"column": column, "form": _(_FORMS[form]), **one._asdict()}
    return (
        _("%(column)s 有 %(cells)d 格是%(form)s，如第 %(row)d 行：“%(before)s”读作“%(after)s”。")
        % words
    )


def _shown(column: str, one: Conversion) -> Conversion:
    """Return what may be shown of an example: of a holder's number not all of it."""
    if column != IDENTITY:
        return one
    return one._replace(before=mask_identity(one.before), after=mask_identity(one.after))
