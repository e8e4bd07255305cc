"""Identity numbers of the past: a wrong check digit is told, never refused."""

from functools import lru_cache

from django.utils.translation import gettext as _
from stdnum.cn import uscc

from xuke.catalogue.identity import resident_problem
from xuke.web import clock

PERSON = "person"


@lru_cache(maxsize=10_000)
def identity_doubt(kind: str, number: str) -> str:
    """Return what is doubtful about the number, or nothing; an empty one is not doubtful."""
    if not number:
        return ""
    if kind == PERSON:
        # Passports and travel permits are identity numbers, too.
        is_resident = number[:-1].isdigit() and len(number) in {15, 18}
        wrong = is_resident and bool(resident_problem(number, clock.today()))
        return _("居民身份证号码的校验位或者出生日期不对。") if wrong else ""
    return "" if uscc.is_valid(number) else _("统一社会信用代码的校验位或者格式不对。")
