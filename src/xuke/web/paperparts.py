"""Parts of documents: provisions, remedies, what is licensed, numbers."""

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.filing import answers_of
from xuke.kernel.case.state import Case
from xuke.kernel.citation import Citation
from xuke.record.events import Stream


def cited(place: Citation | str) -> str:
    """Return a provision as documents print it."""
    return catalogue.citation_words(str(place))


def remedies(authority: str) -> dict[str, str]:
    """Return where a decision can be challenged: by name, or where no name is confirmed, by law."""
    known = catalogue.authority(authority).remedies
    return {
        "reconsideration": known.reconsideration.body or _("本级人民政府"),
        "court": known.litigation.body or _("有管辖权的人民法院"),
    }


def are_remedies_confirmed(authority: str) -> bool:
    """Whether the catalogue names both bodies; where not, the desk says so before signing."""
    known = catalogue.authority(authority).remedies
    return bool(known.reconsideration.body and known.litigation.body)


def content(place: Stream, case: Case) -> list[str]:
    """Return what is licensed: the lines of the certificate that come from the application."""
    return [f"{label}：{value}" for label, value in face(place, case)]


def face(place: Stream, case: Case) -> list[tuple[str, str]]:
    """Return the certificate's lines that the answers give, sensitive ones left out."""
    item = catalogue.item(case.item)
    if item.certificate is None:
        return []
    given = answers_of(place.id, case)
    return [
        (field.label, given[field.source])
        for field in item.certificate.face
        if given.get(field.source) and field.source not in item.sensitive
    ]


def number(authority: str, case: Case, word: str) -> str:
    """Return the number of a paper that has no series of its own: it follows the case's."""
    year = case.received.on.year if case.received else ""
    serial = case.number.rpartition("-")[2].lstrip("0") or case.number
    return f"{catalogue.authority(authority).word}{word}〔{year}〕{serial}号"
