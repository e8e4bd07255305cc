"""Where the rows of a population stand: a flat SELECT, one row a thing, for each population."""

from collections.abc import Mapping
from typing import Final

_CASE: Final = """
    stream, number, item, action, channel, phase, outcome, applicant_kind, commitment,
    fully_online, on_the_spot, in_time, imported, fee, certificate_number <> '' AS certified,
    received_on, accepted_on, decided_on, closed_on, committed_due
"""
# What is handled for another is another's case (article 24): two branches, each with its index.
_CASES: Final = f"""
    SELECT authority, FALSE AS delegated, {_CASE} FROM casework_case WHERE in_name_of = ''
     UNION ALL
    SELECT in_name_of, TRUE, {_CASE} FROM casework_case WHERE in_name_of <> ''
"""  # noqa: S608 - constants of this file
_LICENCES: Final = """
    SELECT authority, stream, number, item, status, holder_kind, imported, valid_from, valid_until
      FROM casework_licence
"""
_SUPERVISION: Final = """
    SELECT authority, stream, reference AS number, item, kind, imported, noted_on
      FROM statistics_supervision
"""
SOURCES: Final[Mapping[str, str]] = {
    "cases": _CASES,
    "licences": _LICENCES,
    "supervision": _SUPERVISION,
}
"""The rows by the population's name; beside its columns each has `authority` and `stream`."""
