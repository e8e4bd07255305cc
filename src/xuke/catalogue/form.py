"""An item's form: sections and fields, each with the purpose for which it is asked."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xuke.catalogue.identifiers.signs import visible
from xuke.catalogue.kit.content import Content
from xuke.kernel.item.rule import Action


class FieldKind(StrEnum):
    """What may be written in a field; `identifier` is a USCC or a resident identity number.

    Of `choices` several may be chosen: they stand in one answer, parted by 、.
    """

    TEXT = "text"
    TEXTAREA = "textarea"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    ID_NUMBER = "id-number"
    IDENTIFIER = "identifier"
    USCC = "uscc"
    PHONE = "phone"
    POSTCODE = "postcode"


TEXTS = frozenset({FieldKind.TEXT, FieldKind.TEXTAREA})
INVENTED = "（虚构）"
NUMBERS = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL})
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_FIGURE = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
CHOSEN = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
BETWEEN = "、"
"""Parts what was chosen of `choices`; no option holds it."""


def chosen(answer: str) -> tuple[str, ...]:
    """Return what was chosen, each once and in its order; nothing of an empty answer."""
    parts = (one.strip() for one in answer.split(BETWEEN))
    return tuple(dict.fromkeys(one for one in parts if one))


EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
"""No day that anybody tells lies outside: near the ends of time nothing can be counted."""


def day_told(answer: str) -> date | None:
    """Return the day that an answer tells; nothing where it tells none that can be counted with."""
    try:
        day = date.fromisoformat(answer)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def normal_day(answer: str) -> str:
    """Return a day as YYYY-MM-DD, however ISO 8601 lets it be written; else what was typed.

    >>> normal_day(" 19491231"), normal_day("2010-W26-6"), normal_day("去年")
    ('1949-12-31', '2010-07-03', '去年')
    """
    day = day_told(visible(answer).strip())
    return day.isoformat() if day else answer


def normal_figure(answer: str) -> str:
    """Return a number in plain digits, as a keyboard in Chinese or with thousands may write it.

    >>> normal_figure("６０．５"), normal_figure(" 1,200 "), normal_figure("1,2")
    ('60.5', '1200', '1,2')
    """
    plain = unicodedata.normalize("NFKC", visible(answer)).strip().replace("。", ".")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    return plain if _FIGURE.fullmatch(plain) else answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """表单字段: one question, with the purpose that article 31 asks every question to have.

    `document` names the field that says which identity document an id-number is of;
    `required_when` names a field and the answer to it that makes this one required; `told_by`
    the identity number that tells the same: a day of birth, or a choice of 男 or 女.
    """

    id: str
    label: str
    kind: FieldKind
    required: bool
    purpose: str
    example: str
    options: tuple[str, ...] = ()
    sensitive: bool = False
    max_length: int | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    past: bool = False
    document: str | None = None
    told_by: str | None = None
    required_when: tuple[str, str] | None = None

    @property
    def is_day(self) -> bool:
        """Whether the answer is a day."""
        return self.kind is FieldKind.DATE

    @property
    def shown_example(self) -> str:
        """Return the model answer as a hint shows it: without the note that it is invented."""
        return self.example.replace(INVENTED, "")

    def is_required(self, values: Mapping[str, str]) -> bool:
        """Whether an answer must be given, seeing the other answers."""
        if self.required_when is None:
            return self.required
        other, answer = self.required_when
        return values.get(other, "").strip() == answer


@dataclass(frozen=True, slots=True)
class Section:
    """表单分节: fields under one title, asked for these actions only."""

    id: str
    title: str
    fields: tuple[Field, ...]
    actions: frozenset[Action] = frozenset(Action)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A section that several items use, and what its file says."""

    section: Section
    content: Content
