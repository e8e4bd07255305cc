"""Sensitive answers at rest: sealed on the way in, opened for those who may see them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

from xuke.gateways.vault import Vault

APPLICANT = "applicant"


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
    """Return the answers in clear."""
    return {
        name: vault().open(text, f"{stream}/{name}") if name in sensitive and text else text
        for name, text in answers.items()
    }


def open_face(
    stream: UUID, face: Mapping[str, str], sources: Mapping[str, str], sensitive: frozenset[str]
) -> dict[str, str]:
    """Return a certificate's face in clear; `sources` says which answer each line comes from."""
    return {
        line: vault().open(text, f"{stream}/{sources[line]}")
        if sources[line] in sensitive and text
        else text
        for line, text in face.items()
    }


def seal_identity(number: str) -> tuple[str, str]:
    """Return an identity number sealed, and the blind index that finds it again."""
    if not number:
        return "", ""
    return vault().seal(number, APPLICANT), identity_index(number)


def identity_index(number: str) -> str:
    """Return the blind index of an identity number."""
    return vault().index(number.strip().upper(), APPLICANT)


def open_identity(token: str) -> str:
    """Return a sealed identity number in clear."""
    return vault().open(token, APPLICANT) if token else ""
