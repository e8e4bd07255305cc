"""Fills the desk with open cases, to look for some of them by number and by name."""

from typing import Any
from urllib.parse import quote

from benchmarks import synthetic
from benchmarks.inside import filling, visitors


def run(count: int) -> dict[str, Any]:
    """Load so many open cases; return an official's cookie and the addresses of the searches."""
    filling.open_cases(count)
    serial = count * 7 // 9
    asked = {
        "by number": synthetic.number(serial),
        "by the end of a number": synthetic.number(serial)[-6:],
        "by name": synthetic.applicant(serial),
        "by a name of one in ten": synthetic.COMMON,
        "by a name that nobody has": "无此申请人",
    }
    paths = {name: f"/desk/?q={quote(words)}" for name, words in asked.items()}
    paths["one row"] = f"/one-row/{synthetic.number(serial)}"
    return {"cookie": visitors.cookie(visitors.official()), "paths": paths}
