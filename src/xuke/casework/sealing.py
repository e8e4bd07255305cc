"""Sensitive answers at rest: sealed on the way in, opened for those who may see them."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

from xuke.catalogue.applicants import PERSON
from xuke.catalogue.identifiers.papers import holder_number
from xuke.gateways.vault import NotOpened, Vault
from xuke.kernel.case.events import Applicant

APPLICANT = "applicant"
CONTACT = "contact of an objection"
AUTHOR = "author of an objection"


@cache
def vault() -> Vault:
    """Return the installation's vault."""
    return Vault.at(Path(settings.DATA_FOLDER))


def seal_answers(
    stream: UUID, answers: Mapping[str, str], sensitive: frozenset[str]
) -> dict[str, str]:
    """Return the answers with the sensitive ones sealed to this case and field."""
    return {
        name: vault().seal(text, f"{stream}/{name}") if name in sensitive and text else text
        for name, text in answers.items()
    }


def open_answers(
    stream: UUID, answers: Mapping[str, str], sensitive: frozenset[str]
) -> dict[str, str]:
    """Return the answers in clear: each as it was sealed, or not, on the day it was given.

    A draft keeps no version of its item, and of a case the version may be lost or narrowed since:
    which answers are sensitive may have changed.
    """
    return {
        name: _as_given(text, f"{stream}/{name}", is_sensitive=name in sensitive)
        for name, text in answers.items()
    }


def _as_given(text: str, context: str, *, is_sensitive: bool) -> str:
    """Return an answer in clear; what only looks sealed, in a field that is not, was typed so."""
    if not vault().is_token(text):
        return text
    try:
        return vault().open(text, context)
    except NotOpened:
        if is_sensitive:
            raise
        return text


def seal_contact(stream: UUID, contact: str) -> str:
    """Return how somebody can be reached who is no applicant, sealed to this case."""
    return vault().seal(contact, f"{stream}/{CONTACT}") if contact else ""


def open_contact(stream: UUID, token: str) -> str:
    """Return it in clear."""
    return vault().open(token, f"{stream}/{CONTACT}") if token else ""


def seal_author(stream: UUID, name: str) -> str:
    """Return the name of somebody who is no applicant, sealed to this case."""
    return vault().seal(name, f"{stream}/{AUTHOR}")


def open_author(stream: UUID, token: str) -> str:
    """Return it in clear."""
    return vault().open(token, f"{stream}/{AUTHOR}")


def open_face(
    stream: UUID, face: Mapping[str, str], sources: Mapping[str, str], sensitive: frozenset[str]
) -> dict[str, str]:
    """Return a certificate's face in clear; `sources` says which answer each line comes from."""
    return {
        line: _as_given(text, f"{stream}/{sources[line]}", is_sensitive=sources[line] in sensitive)
        for line, text in face.items()
    }


def seal_identity(kind: str, number: str) -> tuple[str, str]:
    """Return an identity number sealed in its normal form, and the blind index that finds it."""
    normal = holder_number(number, is_person=kind == PERSON)
    return (vault().seal(normal, APPLICANT), _index(normal)) if normal else ("", "")


def identity_index(kind: str, number: str) -> str:
    """Return the blind index of an identity number, the same for each way to write it."""
    return _index(holder_number(number, is_person=kind == PERSON))


def identity_indexes(number: str) -> frozenset[str]:
    """Return the blind indexes of a number that a person or an organisation may bear."""
    forms = {holder_number(number, is_person=is_person) for is_person in (True, False)}
    return frozenset(map(_index, forms))


def holder_index(who: Applicant | None) -> str:
    """Return the blind index of an applicant or holder as it is today; nothing for nobody.

    What was recorded beside the sealed number is the index of its spelling of that day. It stays
    in the event; rows and comparisons take the one of the number itself, so that records of
    before are found too. A number that this vault cannot open keeps what was recorded.
    """
    if who is None or not who.identity:
        return who.identity_index if who else ""
    try:
        return _index_of(vault(), who.kind, who.identity)
    except NotOpened:
        return who.identity_index


@lru_cache(2000)
def _index_of(by: Vault, kind: str, token: str) -> str:
    """Return the index of a sealed number: each act of a case asks for its applicant's again."""
    return by.index(holder_number(by.open(token, APPLICANT), is_person=kind == PERSON), APPLICANT)


def open_identity(kind: str, token: str) -> str:
    """Return a sealed identity number in clear, in its normal form however it was sealed."""
    if not token:
        return ""
    return holder_number(vault().open(token, APPLICANT), is_person=kind == PERSON)


def _index(normal: str) -> str:
    return vault().index(normal, APPLICANT)
