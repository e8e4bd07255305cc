"""Identity numbers of the past: what is wrong with one is told, never refused."""

from functools import lru_cache

from django.utils.translation import gettext as _

from xuke.catalogue.applicants import PERSON
from xuke.catalogue.identifiers.credit import uscc_problem
from xuke.catalogue.identifiers.papers import holder_number
from xuke.catalogue.identifiers.resident import resident_problem
from xuke.web import clock
from xuke.web.words import sentences

_LENGTHS = frozenset({15, 18})


@lru_cache(maxsize=10_000)
def identity_doubt(kind: str, number: str) -> str:
    """Return what is doubtful about the number, or nothing; an empty one is not doubtful."""
    told = holder_number(number, is_person=kind == PERSON)
    if not told:
        return ""
    if kind == PERSON:
        # Passports and travel permits are identity numbers, too.
        is_resident = told[:-1].isdigit() and len(told) in _LENGTHS
        wrong = is_resident and bool(resident_problem(told, clock.today()))
        return _("居民身份证号码的校验位或者出生日期不对。") if wrong else ""
    reason = uscc_problem(told)
    return sentences.form_error(reason, "uscc") if reason else ""
