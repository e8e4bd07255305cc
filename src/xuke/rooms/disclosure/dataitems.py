"""The values of the 28 data items of one grant: as reported, as public, and what is lacking."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from xuke import catalogue
from xuke.casework.office import standing as offices
from xuke.casework.sealing import open_answers, open_identity
from xuke.catalogue.applicants import PERSON
from xuke.catalogue.disclosure_standard import Column, standard
from xuke.catalogue.identifiers import credit, papers, resident
from xuke.kernel.licence.words import IN_FORCE, Status
from xuke.rooms.disclosure.models import Disclosure, PublicComment
from xuke.web.documents.parts import full_name
from xuke.web.words import holders

STATE: Final = "XK_ZT"
VALID: Final = "1"
INVALID: Final = "2"
WITHOUT_END: Final = "2099/12/31"
ENDED: Final = frozenset(Status) - IN_FORCE - {Status.NONE}
"""How a licence stands that counts no more, whatever its term."""
OF_THE_AUTHORITY: Final = frozenset({"XK_XKJG", "XK_XKJGDM", "XK_LYDW", "XK_LYDWDM"})
"""What every record of an authority has, or lacks, alike."""

_SELF_EMPLOYED: Final = "个体工商户"
_REPRESENTATIVE_ID: Final = "legal_representative_id"

Read = Callable[[Disclosure], str]


def reported(record: Disclosure, today: date, status: Status = Status.NONE) -> dict[str, str]:
    """Return all data items by code, as they are reported to the credit platform.

    `status` is how the licence stands by now; of some history it is not known.
    """
    values = {column.code: _value(record, column) for column in standard().columns}
    return values | {STATE: _state(record, today, status)}


def public(record: Disclosure, today: date, status: Status = Status.NONE) -> dict[str, str]:
    """Return the data items that everybody may see, with the name masked where it must be."""
    values = reported(record, today, status)
    shown = {one.code: values[one.code] for one in standard().columns if one.public}
    return shown | {"XK_XDR_MC": public_holder(record), "XK_XDR_SHXYM": _public_code(record)}


def public_holder(record: Disclosure | PublicComment) -> str:
    """Return the holder's name as public pages show it."""
    return holders.public_holder(record.holder_name, record.holder_kind, record.item)


def lacking(record: Disclosure) -> list[Column]:
    """Return the data items that this record must have and has not."""
    return [
        one for one in standard().columns if _is_required(record, one) and not _value(record, one)
    ]


def _value(record: Disclosure, column: Column) -> str:
    return _VALUES[column.code](record)[: column.length]


def _is_required(record: Disclosure, column: Column) -> bool:
    return {
        "always": True,
        "organisation": not _is_person(record),
        "person": _is_person(record),
        "certificate": bool(record.facts.get("certificate_number")),
        "optional": False,
    }[column.required]


def _is_person(record: Disclosure | PublicComment) -> bool:
    return record.holder_kind == PERSON


def _fact(name: str) -> Read:
    """Return what reads one fact."""
    return lambda record: str(record.facts.get(name, ""))


def _kind(record: Disclosure) -> str:
    if _is_person(record):
        return "自然人"
    is_self_employed = record.facts.get("applicant_kind") == _SELF_EMPLOYED
    return _SELF_EMPLOYED if is_self_employed else "法人及非法人组织"


def _identity(record: Disclosure) -> str:
    return open_identity(record.holder_kind, str(record.facts.get("identity", "")))


def _credit_code(record: Disclosure) -> str:
    """Return the code whole or not at all: what a list of history had too long is no code."""
    told = _identity(record)
    return told if len(told) <= credit.LENGTH else ""


def _public_code(record: Disclosure) -> str:
    """Return the credit code; an imported list may have a person's number in its place."""
    code = _VALUES["XK_XDR_SHXYM"](record)
    is_personal = not resident.resident_problem(code, record.decided_on)
    return code if credit.is_uscc(code) and not is_personal else ""


def _representative_number(record: Disclosure) -> str:
    sealed = {_REPRESENTATIVE_ID: str(record.facts.get(_REPRESENTATIVE_ID, ""))}
    opened = open_answers(record.stream, sealed, frozenset({_REPRESENTATIVE_ID}))
    paper = str(record.facts.get("legal_representative_id_kind", ""))
    return papers.normal_number(paper, opened[_REPRESENTATIVE_ID])


def _identity_document(fact: str) -> Read:
    """Return what reads the kind of an identity document in the standard's words."""

    def read(record: Disclosure) -> str:
        told = str(record.facts.get(fact, ""))
        return standard().identity_documents.get(told, told)

    return read


def _own_document(record: Disclosure) -> str:
    # Items for both kinds of applicant ask once: for the representative, or for the person.
    own = _identity_document("applicant_id_kind")(record)
    return own or _identity_document("legal_representative_id_kind")(record)


def _for_persons(read: Read) -> Read:
    return lambda record: read(record) if _is_person(record) else ""


def _for_organisations(read: Read) -> Read:
    return lambda record: "" if _is_person(record) else read(record)


def _certificate_name(record: Disclosure) -> str:
    spec = catalogue.item(record.item).certificate
    return spec.name if spec and record.facts.get("certificate_number") else ""


def _document(record: Disclosure) -> str:
    return record.document or str(record.facts.get("certificate_number", ""))


def _content(record: Disclosure) -> str:
    """Return the item, and by its printed labels what exactly is permitted."""
    item = catalogue.item(record.item)
    labels = {field.id: field.label for field in item.fields(str(record.facts.get("action")))}
    told: Mapping[str, str] = record.facts.get("content", {})
    names = [name for name in standard().content.get(record.item, ()) if name in told]
    parts = [f"{labels.get(name, name)}：{' '.join(told[name].split())}" for name in names]
    return "；".join([item.name, *parts])


def _since(record: Disclosure) -> str:
    return _slashed(record.facts.get("valid_from")) or f"{record.decided_on:%Y/%m/%d}"


def _until(record: Disclosure) -> str:
    return _slashed(record.facts.get("valid_until")) or WITHOUT_END


def _state(record: Disclosure, today: date, status: Status) -> str:
    """Return 1 in the term of a licence that exists, else 2; never stored, so it never lags.

    One that is suspended still exists.
    """
    until = record.facts.get("valid_until")
    is_over = bool(until) and date.fromisoformat(str(until)) < today
    return INVALID if is_over or status in ENDED else VALID


def _slashed(day: Any) -> str:  # noqa: ANN401 - a fact, or nothing
    return f"{date.fromisoformat(day):%Y/%m/%d}" if day else ""


def authority_name(record: Disclosure) -> str:
    """Return in whose name it was decided: who signed, or who delegated 委托, if only by name."""
    if record.facts.get("signed_as"):
        return str(record.facts["signed_as"])
    return full_name(str(record.facts.get("in_name_of", "")) or record.issuer)


def _authority_code(record: Disclosure) -> str:
    """Return the code of whose name it is; of an office that is not loaded it is not known."""
    named = str(record.facts.get("in_name_of", "")) or record.issuer
    known = offices.known_authority(named, record.decided_on)
    return (known.code_of(str(record.facts.get("signed_as", ""))) or "") if known else ""


def _source_name(record: Disclosure) -> str:
    return full_name(record.issuer)


def _source_code(record: Disclosure) -> str:
    return offices.authority(record.issuer, record.decided_on).uscc or ""


def _nothing(_record: Disclosure) -> str:
    return ""


_VALUES: Final[Mapping[str, Read]] = {
    "XK_XDR_MC": lambda record: record.holder_name,
    "XK_XDR_LB": _kind,
    "XK_XDR_SHXYM": _for_organisations(_credit_code),
    "XK_XDR_GSZC": _nothing,
    "XK_XDR_ZZJG": _nothing,
    "XK_XDR_SWDJ": _nothing,
    "XK_XDR_SYDW": _nothing,
    "XK_XDR_SHZZ": _nothing,
    "XK_FRDB": _for_organisations(_fact("legal_representative")),
    "XK_FR_ZJLX": _for_organisations(_identity_document("legal_representative_id_kind")),
    "XK_FR_ZJHM": _for_organisations(_representative_number),
    "XK_XDR_ZJLX": _for_persons(_own_document),
    "XK_XDR_ZJHM": _for_persons(_identity),
    "XK_XKWS": lambda _record: "准予行政许可决定书",
    "XK_WSH": _document,
    "XK_XKLB": lambda record: catalogue.item(record.item).category,
    "XK_XKZS": _certificate_name,
    "XK_XKBH": _fact("certificate_number"),
    "XK_NR": _content,
    "XK_JDRQ": lambda record: f"{record.decided_on:%Y/%m/%d}",
    "XK_YXQZ": _since,
    "XK_YXQZI": _until,
    "XK_XKJG": authority_name,
    "XK_XKJGDM": _authority_code,
    STATE: lambda _record: VALID,
    "XK_LYDW": _source_name,
    "XK_LYDWDM": _source_code,
    "BZ": lambda record: "历史数据导入" if record.imported else "",
}
