"""统一社会信用代码: the code of an organisation, by its five parts (GB 32100-2015).

The registering department, the kind of organisation, six digits of the area, nine signs of the
organisation, and a check character over all (MOD 31). The library's own check knows no department
with a letter, and tells no fault apart.
"""

import re
from typing import Final

from stdnum.cn import uscc

from xuke.catalogue.identifiers.signs import code

LENGTH: Final = 18
_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Without I, O, S, V and Z, which look like digits or one another."""
_DEPARTMENTS: Final = "123456789ANY"
"""登记管理部门: 1 编制, 2 外交, 3 司法行政, 4 文化, 5 民政, 6 旅游, 7 宗教, 8 工会, 9 市场监管,
A 军队编制, N 农业农村, Y 其他."""
_AREA: Final = re.compile(r"[0-9]{6}")


def uscc_problem(text: str) -> str:
    """Return the code of what is wrong with a credit code, the coarsest fault first, or nothing.

    >>> uscc_problem("9131 0105-MA00 00000C"), uscc_problem("91310105MA0000000D")
    ('', 'bad-check-digit')
    """
    number = code(text)
    if len(number) != LENGTH:
        return "bad-length"
    if any(sign not in _SIGNS for sign in number):
        return "bad-sign"
    if number[0] not in _DEPARTMENTS or not number[1].isdigit():
        return "bad-department"
    if not _AREA.fullmatch(number[2:8]):
        return "bad-area"
    return "" if number[-1] == credit_check(number[:-1]) else "bad-check-digit"


def is_uscc(text: str) -> bool:
    """Whether this is a credit code, however it is spelt."""
    return not uscc_problem(text)


def credit_check(signs: str) -> str:
    """Return the check character of the first seventeen signs (MOD 31).

    >>> credit_check("91310105MA0000000")
    'C'
    """
    return str(uscc.calc_check_digit(signs))
