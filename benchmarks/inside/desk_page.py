"""Fills the desk with open cases, and signs an official in."""

from typing import Any

from benchmarks.inside import filling, visitors


def run(count: int) -> dict[str, Any]:
    """Load so many open cases; return an official's cookie and the addresses of the pages."""
    filling.open_cases(count)
    paths = {
        "first page": "/desk/",
        "deep page": f"/desk/?after={filling.deep_key(count // 5)}",
        "one row": "/one-row/310105-00000000",
    }
    return {"cookie": visitors.cookie(visitors.official()), "paths": paths}
