"""Parts of documents: provisions, remedies, what is licensed, numbers."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.casework.definitions import hidden_in, item_of
from xuke.casework.office import standing as offices
from xuke.catalogue.nodes import UNCONFIRMED
from xuke.kernel.case.events import Remedies
from xuke.kernel.case.known import CHOICE, Known
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import Citation
from xuke.record.events import Stream


def cited(place: Citation | str) -> str:
    """Return a provision as documents print it."""
    return catalogue.citation_words(str(place))


def cited_together(places: Iterable[str]) -> list[str]:
    """Return provisions in words, those of one statute after its name: 《…》第十四条、第十五条.

    The statutes keep the order in which they come first, and none is told twice.
    """
    told: dict[str, list[str]] = {}
    for words in dict.fromkeys(places):
        statute, mark, article = words.partition("》")
        told.setdefault(statute + mark, []).append(article)
    return [statute + "、".join(articles) for statute, articles in told.items()]


def whom_to_ask(authority: str, on: date) -> str:
    """Return where an applicant may ask on a day: what is known of it, or the window at least."""
    place = offices.known_authority(authority, on)
    known = {
        _("咨询电话：%(value)s"): place.phone if place else None,
        _("监督电话：%(value)s"): place.complaints_phone if place else None,
        _("地址：%(value)s"): place.address if place else None,
        _("办理窗口：%(value)s"): place.windows if place else None,
    }
    told = [words % {"value": value} for words, value in known.items() if value]
    return "；".join(told) or _("咨询：本机关政务服务窗口")


def issuer(place: Stream, case: Case) -> str:
    """Return whose name stands on the document: who signs, the delegator, or the authority."""
    return case.signed_as or full_name(case.in_name_of or place.authority)


def signer(code: str, item: str, on: date) -> str:
    """Return under whose name an authority writes on a day to who holds a licence of the item."""
    known = catalogue.authorities().get(code)
    return (known.signed_as(item, on) if known else "") or full_name(code)


def full_name(code: str) -> str:
    """Return an authority's name as documents print it; one that is not loaded by its code."""
    known = catalogue.authorities().get(code)
    return known.full_name if known else code


def handler(place: Stream, case: Case) -> dict[str, str]:
    """Return who does the work in another's name, as a fact of the document."""
    return {"handled_by": full_name(place.authority)} if case.in_name_of else {}


def remedies(authority: str, on: date) -> dict[str, str]:
    """Return where a decision of a day can be challenged: by name, or where none is known, by law.

    An office that is not loaded may have delegated; the law then names the bodies.
    """
    place = offices.known_authority(authority, on)
    reconsideration = place.remedies.reconsideration.body if place else None
    litigation = place.remedies.litigation.body if place else None
    online = place.remedies.online if place else None
    return {
        "reconsideration": reconsideration or _("本级人民政府"),
        "court": litigation or _("有管辖权的人民法院"),
        "online": online or "",
    }


def told_remedies(told: Remedies | None, authority: str, on: date) -> dict[str, str]:
    """Return what a decision has told of its remedies; where it named nobody, what the law says.

    A decision that was recorded before it named any has those of its authority.
    """
    if told is None:
        return remedies(authority, on)
    known = Known(unconfirmed=UNCONFIRMED)
    either = _("或者").join(told.reviewer.split(CHOICE))
    return {
        "reconsideration": either if known.names(told.reviewer) else _("本级人民政府"),
        "court": told.court if known.names(told.court) else _("有管辖权的人民法院"),
        "online": told.online if known.names(told.online) else "",
    }


def are_remedies_confirmed(authority: str, on: date) -> bool:
    """Whether both bodies and the online channel are named; if not, the desk says so before."""
    place = offices.known_authority(authority, on)
    known = place.remedies if place else None
    return bool(known and known.reconsideration.body and known.litigation.body and known.online)


def content(place: Stream, case: Case) -> list[str]:
    """Return what is licensed: the lines of the certificate that come from the application."""
    return [f"{label}：{value}" for label, value in face(place, case)]


def face(place: Stream, case: Case) -> list[tuple[str, str]]:
    """Return the certificate's lines that the answers give, sensitive ones left out."""
    item, hidden = item_of(case), hidden_in(case)
    if item.certificate is None:
        return []
    given = answers_of(place.id, case)
    return [
        (field.label, given[field.source])
        for field in item.certificate.face
        if given.get(field.source) and field.source not in hidden
    ]


def number(authority: str, case: Case, word: str) -> str:
    """Return the number of a document that has no series of its own: it follows the case's."""
    year = case.received.on.year if case.received else ""
    serial = case.number.rpartition("-")[2].lstrip("0") or case.number
    return f"{catalogue.authority(authority).word}{word}〔{year}〕{serial}号"
