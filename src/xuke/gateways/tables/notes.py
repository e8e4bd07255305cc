"""What the XML of a sheet says and its reader leaves out, row by row, in little memory.

A cell whose formula ended in an error has no value for the reader, as has one whose formula was
never calculated; a number that is shown with zeros before it comes without them; which rows are
hidden is not told. XML of strangers: no document type, so no entity but those of XML itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Final
from xml.parsers import expat

UNCALCULATED: Final = "#UNCALCULATED!"
"""Stands for a formula of which the program that wrote it kept no value."""
_PIECE: Final = 1 << 16


class HasDoctype(ValueError):
    """The XML declares a document type, which no workbook does."""


@dataclass(slots=True)
class RowNotes:
    """One row: its number, whether it is hidden, and its cells that are shown otherwise."""

    number: int
    hidden: bool
    cells: dict[int, str] = field(default_factory=dict)
    formulas: int = 0


def row_notes(file: IO[bytes], zeros: Sequence[int]) -> Iterator[RowNotes]:
    """Yield the rows of a sheet; `zeros` says by a cell's style to how many digits it is filled."""
    sheet = _Sheet(zeros)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = sheet.begin
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.text
    parser.StartDoctypeDeclHandler = _refuse
    while piece := file.read(_PIECE):
        parser.Parse(piece)
        yield from sheet.taken()
    parser.Parse(b"", True)  # noqa: FBT003 - expat names it nowhere
    yield from sheet.taken()


def _refuse(*_declared: object) -> None:
    raise HasDoctype


class _Sheet:
    """Collects the rows of a sheet as its elements come."""

    def __init__(self, zeros: Sequence[int]) -> None:
        self._zeros = zeros
        self._done: list[RowNotes] = []
        self._row = RowNotes(0, hidden=False)
        self._column = -1
        self._attributes: Mapping[str, str] = {}
        self._value = ""
        self._is_value = self._is_formula = False

    def taken(self) -> list[RowNotes]:
        """Return the rows that are complete, once."""
        done, self._done = self._done, []
        return done

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element's begin."""
        match name.rpartition(" ")[2]:
            case "c":
                place = attributes.get("r", "")
                self._column = column_of(place) if place else self._column + 1
                self._attributes, self._value, self._is_formula = attributes, "", False
            case "v":
                self._is_value = True
            case "f":
                self._is_formula = True
            case "row":
                number = int(attributes.get("r") or self._row.number + 1)
                hidden = attributes.get("hidden", "") in ("1", "true")
                self._row, self._column = RowNotes(number, hidden=hidden), -1
            case _:
                pass

    def end(self, name: str) -> None:
        """Take an element's end."""
        match name.rpartition(" ")[2]:
            case "v":
                self._is_value = False
            case "c":
                self._note()
            case "row":
                self._done.append(self._row)
            case _:
                pass

    def text(self, text: str) -> None:
        """Take the text of a value."""
        if self._is_value:
            self._value += text

    def _note(self) -> None:
        """Note a cell that is shown otherwise than its reader will say."""
        kind, value = self._attributes.get("t", "n"), self._value
        self._row.formulas += self._is_formula
        if kind == "e":
            self._row.cells[self._column] = value or UNCALCULATED
        elif self._is_formula and not value and kind != "str":
            self._row.cells[self._column] = UNCALCULATED
        elif kind == "n" and value.isdigit() and (width := self._width()) > len(value):
            self._row.cells[self._column] = value.zfill(width)

    def _width(self) -> int:
        style = int(self._attributes.get("s", "0"))
        return self._zeros[style] if style < len(self._zeros) else 0


def column_of(place: str) -> int:
    """Return the column of a place such as AB12, counted from 0.

    >>> column_of("A1"), column_of("AB12")
    (0, 27)
    """
    column = 0
    for sign in place:
        if not sign.isalpha():
            break
        column = 26 * column + ord(sign.upper()) - ord("A") + 1
    return column - 1
