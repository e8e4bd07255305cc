"""Records of disclosure as pages show them."""

from collections.abc import Mapping, Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.catalogue.disclosure_standard import standard
from xuke.kernel.licence.words import Status
from xuke.rooms.disclosure import dataitems
from xuke.rooms.disclosure.models import Disclosure
from xuke.web import clock
from xuke.web.components.deadlines import DeadlineView, running
from xuke.web.words import dates, sentences

_HOLDER: Final = frozenset(
    f"XK_XDR_{name}" for name in ("MC", "LB", "SHXYM", "GSZC", "ZZJG", "SWDJ", "SYDW", "SHZZ")
) | {"XK_FRDB"}
_AUTHORITY: Final = dataitems.OF_THE_AUTHORITY | {"BZ"}
_DAYS: Final = frozenset({"XK_JDRQ", "XK_YXQZ", "XK_YXQZI"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a list of decisions."""

    stream: str
    url: str
    document: str
    holder: str
    item: str
    authority: str
    decided_on: date
    disclosed_on: date | None
    imported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One grant that must become public, and by when."""

    stream: str
    url: str
    number: str
    document: str
    holder: str
    item: str
    decided_on: date
    deadline: DeadlineView
    lacking: list[str]


def line(record: Disclosure) -> Line:
    """Return a public row."""
    certificate = str(record.facts.get("certificate_number", ""))
    return Line(
        stream=str(record.stream),
        url=reverse("disclosure:record", args=[record.stream]),
        document=record.document or certificate or _("（未记载文号）"),
        holder=dataitems.public_holder(record),
        item=catalogue.item(record.item).name,
        authority=dataitems.authority_name(record),
        decided_on=record.decided_on,
        disclosed_on=record.disclosed_on,
        imported=record.imported,
    )


def waiting(record: Disclosure) -> Waiting:
    """Return a row of the publisher's list."""
    return Waiting(
        stream=str(record.stream),
        url=reverse("disclosure:disclose", args=[record.stream]),
        number=record.number,
        document=record.document,
        holder=record.holder_name,
        item=catalogue.item(record.item).name,
        decided_on=record.decided_on,
        deadline=running(
            _("公示期限"), record.due, today=clock.today(), calendar=catalogue.calendar()
        ),
        lacking=[
            one.name
            for one in dataitems.lacking(record)
            if one.code not in dataitems.OF_THE_AUTHORITY
        ],
    )


def detail(record: Disclosure, status: Status) -> dict[str, Any]:
    """Return every public data item that has a value, by its printed name, in three parts.

    `status` is how the licence stands by now.
    """
    told = dataitems.public(record, clock.today(), status)
    values = {code: _words(code, value) for code, value in told.items()}
    values[dataitems.STATE] = _state(told[dataitems.STATE], status)
    names = {column.code: column.name for column in standard().columns}
    parts = (
        (_("行政相对人"), _rows(values, names, _HOLDER)),
        (_("许可决定"), _rows(values, names, values.keys() - _HOLDER - _AUTHORITY)),
        (_("许可机关"), _rows(values, names, _AUTHORITY)),
    )
    sections = [{"title": title, "rows": rows} for title, rows in parts]
    return {"record": line(record), "public_sections": sections}


def _rows(
    values: Mapping[str, str], names: Mapping[str, str], codes: AbstractSet[str]
) -> list[dict[str, str]]:
    """Return the items of these codes that have a value, in the standard's order."""
    return [
        {"label": _label(names[code]), "value": value}
        for code, value in values.items()
        if code in codes and value
    ]


def _label(name: str) -> str:
    """Return 统一社会信用代码 for 行政相对人代码_1(统一社会信用代码)."""
    return name.partition("(")[2].removesuffix(")") or name


def _state(value: str, status: Status) -> str:
    """Return how the licence stands; a term that is over, or of which no more is known, as such."""
    if status in {Status.NONE, Status.VALID, Status.EXPIRED}:
        return _("有效") if value == dataitems.VALID else _("已过有效期")
    return sentences.licence_status(status.value)


def _words(code: str, value: str) -> str:
    """Return an item's value as people read it; the file and the interface keep the codes."""
    if value == dataitems.WITHOUT_END:
        return _("长期")
    if code in _DAYS:
        return dates.chinese_date(date.fromisoformat(value.replace("/", "-")))
    return value
