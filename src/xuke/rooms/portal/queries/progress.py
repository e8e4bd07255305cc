"""进度查询: a case by its number, for whoever also knows the applicant's identity number."""

from collections.abc import Iterable
from hmac import compare_digest
from typing import Final
from uuid import UUID

from django.db.models import Q

from xuke.casework.case.kind import load_case
from xuke.casework.models import CaseRow
from xuke.casework.sealing import identity_indexes
from xuke.catalogue.identifiers.numbers import spellings
from xuke.kernel.person import NOBODY
from xuke.web.case.file import CaseFile

_NO_INDEX: Final = "-" * 64
"""Compared with when there is no such case, so that both answers take the same work."""


def find_case(number: str, identity: str) -> UUID | None:
    """Return the case of this number and applicant; a wrong pair tells nothing about either."""
    asked = identity_indexes(identity)
    filed = CaseRow.objects.filter(~Q(number=""), number__in=spellings(number))
    rows = list(filed.values_list("stream", "applicant_index"))
    return _matching(rows or [(UUID(int=0), _NO_INDEX)], asked)


def public_file(stream: UUID) -> CaseFile:
    """Return the case for whoever has shown number and identity: to read, with no rights."""
    return CaseFile(loaded=load_case(stream), person=NOBODY)


def _matching(rows: Iterable[tuple[UUID, str]], asked: Iterable[str]) -> UUID | None:
    """Return the case whose index is one asked for; every row is compared with each."""
    compared = [(stream, index or _NO_INDEX, one) for stream, index in rows for one in asked]
    found = [stream for stream, index, one in compared if compare_digest(index, one)]
    return found[0] if found else None
