"""The documents that can be typeset, and the facts that each must and may be given."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """One document's template and its facts by name."""

    template: str
    required: frozenset[str]
    optional: frozenset[str] = frozenset()


class UnknownDocument(KeyError):
    """There is no document of this name."""


class WrongFacts(ValueError):
    """Facts are missing, empty or unknown to the document; they are named in the message."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OF_ALL = _names("authority on")
_SEALED = _names("specimen copies contact handled_by")
_OF_A_CASE = _OF_ALL | _names("number applicant item case_number")
_NEGATIVE = _names("reasons basis remedies")
_NOTICE = Form(
    "notice.typ",
    _OF_A_CASE | _names("title received_on body ending"),
    _SEALED | _names("action applicant_code particulars provisional"),
)

# Facts that are not texts: on, since, until and other days are dates or 2026-01-20; face,
# particulars and sections' rows are {label, value}; sections {title, rows}; materials {name, form,
# count}; gaps {target, kind, what}; procedures {name, days}; remedies {reconsideration, court};
# certificate {name, number}. Facts, reasons, conditions, basis, body are a text or a list of texts.
# Specimen is true unless a real seal will be set on the page.
FORMS: Mapping[str, Form] = {
    "certificate": Form(
        "certificate.typ",
        _OF_ALL | _names("title number face verification_url identifier"),
        _names("specimen since until copy sentence notes number_label"),
    ),
    "grant": Form(
        "decision.typ",
        _OF_A_CASE | _names("received_on accepted_on basis"),
        _SEALED | _names("action applicant_code content conditions since until certificate"),
    ),
    "refusal": Form(
        "decision.typ",
        _OF_A_CASE | _NEGATIVE | _names("received_on accepted_on facts"),
        _SEALED | _names("action applicant_code standard"),
    ),
    "acceptance-notice": Form(
        "acceptance.typ",
        _OF_A_CASE | _names("received_on accepted_on due"),
        _SEALED | _names("action applicant_code deemed procedures limit limit_from provisional"),
    ),
    "correction-notice": Form(
        "acceptance.typ",
        _OF_A_CASE | _names("received_on gaps"),
        _SEALED | _names("action applicant_code reply_by"),
    ),
    "non-acceptance": Form(
        "acceptance.typ",
        _OF_A_CASE | _NEGATIVE | _names("received_on"),
        _SEALED | _names("action applicant_code competent"),
    ),
    "extension-notice": _NOTICE,
    "exclusion-notice": _NOTICE,
    "hearing-right-notice": _NOTICE,
    "hearing-notice": _NOTICE,
    "receipt": Form(
        "receipt.typ",
        _OF_ALL | _names("number applicant item received_on materials"),
        _SEALED | _names("action applicant_code agent receiver channel case_number progress_url"),
    ),
    "application": Form(
        "application.typ",
        _OF_ALL | _names("item applicant sections"),
        _names("number case_number action materials promise channel draft"),
    ),
}


def form(document: str, facts: Mapping[str, object]) -> Form:
    """Return the form of the document after checking the facts that it is given."""
    if document not in FORMS:
        raise UnknownDocument(document)
    wanted = FORMS[document]
    # A negative decision without reasons, basis or remedies is not even printed (art. 38(2)).
    missing = [name for name in wanted.required if facts.get(name) in (None, "", (), [], {})]
    unknown = facts.keys() - wanted.required - wanted.optional
    if missing or unknown:
        raise WrongFacts(f"{document}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    return wanted
