"""Documents that are declared as data: the words of an act, filled in from the record.

A kind of stream says once what its letters print and which fields its words may have; every file of
data/documents is then a document without any code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import Any, Final, Generic, TypeVar

from xuke.catalogue.written_act import FIELD, WrittenAct
from xuke.catalogue.written_acts import written_acts
from xuke.gateways.forms import OF_ALL, SEALED, TEMPLATES, names
from xuke.kernel.law.citation import Citation
from xuke.kernel.person import is_done_here
from xuke.web.documents.parts import cited, cited_together
from xuke.web.documents.registry import Document, Facts, Subject, register
from xuke.web.words.dates import chinese_date

S = TypeVar("S")
Words = Callable[[str], str]
PRINTED: Final = names(
    "number applicant you item case_number action applicant_code received_on provisional"
    " particulars ending remedies signatures"
)
"""What the template of a notice may print besides its title and its words."""
_STOPS: Final = ("。", "：", "；", "！", "？")
TO_HOLDER: Final = "{holder}"
"""To whom most are addressed; what goes to others does not begin with the application."""


class UnknownField(LookupError):
    """A document asks for a field that neither its act nor its kind of stream has: (file, name)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Generic[S]):
    """How the acts of a kind of stream are told in writing.

    `head` is what each letter prints, `fill` the fields by their names, which are `known`; a field
    of an act has its own value, unless `fill` says it otherwise. `terms` are the words of codes;
    `series` numbers what the act itself does not.
    """

    kind: str
    events: Mapping[str, type]
    head: Callable[[Subject[S]], Facts]
    fill: Callable[[Subject[S]], Mapping[str, str]]
    known: frozenset[str]
    terms: Mapping[type, Words]
    remedies: Callable[[Subject[S]], Facts]
    series: Callable[[Subject[S], str], str] | None = None

    def document(self, written: WrittenAct) -> Document[S]:
        """Return the document that the file declares; UnknownField where it cannot be filled in."""
        event = self.events.get(written.event)
        if event is None:
            raise UnknownField(written.slug, written.event)
        facts = {one.name for one in fields(event)}
        unknown = (written.fields - facts - self.known - {"provisions"}) | (written.facts - facts)
        if unknown:
            raise UnknownField(written.slug, *sorted(unknown))
        return Document(
            kind=self.kind,
            slug=written.slug,
            title=written.title,
            template=TEMPLATES / "notice.typ",
            required=OF_ALL | names("title body"),
            optional=SEALED | PRINTED,
            basis=tuple(Citation.parse(place) for place in written.basis),
            event=event,
            tells=lambda act, _state: is_done_here(act) and _is_so(act, written.when),
            facts=partial(self._facts, written),
            sealed=True,
            for_office=written.for_office,
        )

    def _facts(self, written: WrittenAct, subject: Subject[S]) -> Facts:
        """Return what the template prints of the act."""
        event = subject.event
        values = dict.fromkeys(self.known, "")
        values |= {name: self._said(value) for name, value in _told(event).items()}
        values["provisions"] = "、".join(cited_together(map(cited, written.basis)))
        values |= self.fill(subject)
        body = [one.say for one in written.body if _is_so(event, one.when)]
        lines = [(line.label, line.value) for line in written.particulars]
        head = self.head(subject)
        if written.to != TO_HOLDER:
            head = {name: fact for name, fact in head.items() if name != "received_on"}
        return {
            **head,
            "title": written.title,
            "on": event.on.isoformat(),
            "number": _filled(written.number, values) or self._numbered(written, subject),
            "applicant": _filled(written.to, values),
            "body": [_ended(_filled(text, values)) for text in body if _is_whole(text, values)],
            "particulars": [
                {"label": label, "value": _filled(value, values)}
                for label, value in lines
                if _is_whole(value, values)
            ],
            "ending": _filled(written.ending, values) if _is_whole(written.ending, values) else "",
            "remedies": self._remedies(written, subject),
            "signatures": list(written.signatures),
        }

    def _remedies(self, written: WrittenAct, subject: Subject[S]) -> Facts:
        """Return where the act can be challenged; what is no decision is called by its title."""
        if not written.remedies:
            return {}
        told, title = self.remedies(subject), written.title
        if title.endswith("决定书"):
            return told
        return {**told, "act": f"本{title.removesuffix('告知书')}", "paper": f"本{title}"}

    def _numbered(self, written: WrittenAct, subject: Subject[S]) -> str:
        """Return a number of the stream's own series, where the file names one."""
        return self.series(subject, written.series) if self.series and written.series else ""

    def _said(self, value: Any) -> str:  # noqa: ANN401 - a fact of any act
        """Return a fact in words; what is not told, or only true or untrue, says nothing."""
        match value:
            case None | bool():
                return ""
            case Enum():
                said = self.terms.get(type(value), str)
                return said(str(value.value))
            case date():
                return chinese_date(value)
            case tuple():
                return "、".join(map(self._said, value))
            case Decimal():
                return f"{value:f}"
            case _:
                return str(value).strip()


def register_all(*tellings: Telling[Any]) -> None:
    """Register every document of data/documents; called once, when Django starts."""
    by_kind = {telling.kind: telling for telling in tellings}
    for written in written_acts():
        register(by_kind[written.of].document(written))


def _told(event: Any) -> dict[str, Any]:  # noqa: ANN401 - any act
    return {one.name: getattr(event, one.name) for one in fields(event)}


def _is_so(event: Any, when: Mapping[str, str]) -> bool:  # noqa: ANN401 - any act
    """Whether the act's facts are these."""
    return all(_code(getattr(event, name)) == code for name, code in when.items())


def _code(value: Any) -> str:  # noqa: ANN401 - a fact of any act
    if isinstance(value, bool):
        return str(value).lower()
    return str(value.value) if isinstance(value, Enum) else str(value)


def _is_whole(text: str, values: Mapping[str, str]) -> bool:
    """Whether every field of the words has something to say."""
    return all(values[name] for name in FIELD.findall(text))


def _ended(text: str) -> str:
    """Return the paragraph with a stop, where what was filled in has none."""
    return text if text.endswith(_STOPS) else f"{text}。"


def _filled(text: str, values: Mapping[str, str]) -> str:
    return FIELD.sub(lambda found: values[found[1]], text)
