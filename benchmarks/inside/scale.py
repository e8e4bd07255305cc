"""Fills every list, and names the pages that are asked for."""

from typing import Any
from urllib.parse import quote

from benchmarks import synthetic
from benchmarks.inside import filling, visitors
from benchmarks.sample import AUTHORITY, ITEM
from benchmarks.synthetic import YEAR
from xuke.casework.models import CaseRow

WAITING_EACH = 10
"""So many concluded cases to one that waits."""
OWN = 30


def run(count: int) -> dict[str, Any]:
    """Load so many concluded cases, licences and decisions, and a tenth as many open cases."""
    waiting = count // WAITING_EACH
    filling.everything(count, waiting)
    official = visitors.official()
    CaseRow.objects.filter(
        owner__in=[f"owner-{one}" for one in range(OWN)], number__lt=synthetic.number(OWN)
    ).update(owner=official.id)
    return {
        "cookie": visitors.cookie(official),
        "token": visitors.token(official),
        "paths": paths(count, waiting),
    }


def paths(count: int, waiting: int) -> dict[str, str]:
    """Return the address of every list, search and figure by what it is called."""
    serial = count + waiting * 7 // 9
    name, number = quote(synthetic.applicant(serial)), synthetic.number(serial)
    held, common = quote(synthetic.applicant(count * 7 // 9)), quote(synthetic.COMMON)
    certificate = quote(synthetic.certificate_number(count * 7 // 9))
    months = f"authority={AUTHORITY}&year={YEAR}&from_month={{}}&to_month={{}}"
    year, month = months.format(1, 12), months.format(3, 3)
    return {
        "one row": f"/one-row/{number}",
        "desk: first page": "/desk/",
        "desk: deep page": f"/desk/?after={filling.deep_key(waiting // 5)}",
        "desk: one item": f"/desk/?item={ITEM}",
        "desk: by number": f"/desk/?q={number}",
        "desk: by name": f"/desk/?q={name}",
        "desk: by a common name": f"/desk/?q={common}",
        "counter": "/counter/",
        "review": "/review/",
        "register: what waits": "/register/queue/",
        "register: licences": "/register/licences/",
        "register: by number": f"/register/licences/?q={certificate}",
        "register: by name": f"/register/licences/?q={held}",
        "register: by a common name": f"/register/licences/?q={common}",
        "register: runs out soon": "/register/licences/?due=soon",
        "public list": "/disclosure/",
        "public list: one item": f"/disclosure/?item={ITEM}",
        "public list: by name": f"/disclosure/?q={held}",
        "public list: by a common name": f"/disclosure/?q={common}",
        "public list: by number": f"/disclosure/?q={certificate}",
        "disclosure: what waits": "/disclosure/queue/",
        "my cases": "/my/",
        "annual table": f"/statistics/?{year}",
        "annual table: one month": f"/statistics/?{month}",
        "annual table: behind a figure": f"/statistics/cell/?{year}&column=applied&item={ITEM}",
        "people": "/people/",
        "API: cases": "/api/cases",
        "API: licences": "/api/licences",
        "API: licences by name": f"/api/licences?q={held}",
        "API: disclosures": "/api/public/disclosures",
        "API: annual table": f"/api/statistics/annual?{year}",
    }
