"""长宁区 2023 rebuilt: invented cases, by number and kind as the published table has them."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from xuke import catalogue
from xuke.catalogue import LicenceItem
from xuke.kernel.case.term import valid_until
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY
from xuke.rooms.imports.case_rows import CASE_COLUMNS
from xuke.rooms.imports.supervision_rows import SUPERVISION_COLUMNS

AUTHORITY: Final = "310105-wjw"
YEAR: Final = 2023
_SEED: Final = 20240229
_SLOWEST: Final = 12
"""Working days: the longest that an invented case takes, where its limit allows so many."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the published table that is not empty: cases, commitments, visits."""

    item: str
    holder: str
    cases: int
    commitments: int = 0
    inspections: int = 0


LINES: Final = (
    Line("maternal-infant-staff", "虚构母婴保健人员", 19),
    Line("radiological-practice", "虚构放射诊疗门诊部", 22, inspections=22),
    Line("narcotic-drug-purchase", "虚构综合医院", 2, inspections=2),
    Line("public-place-hygiene-permit", "虚构美发店", 212, commitments=212, inspections=212),
    Line("tcm-institution-practice", "虚构中医诊所", 8, inspections=8),
    Line("medical-advertisement", "虚构门诊部", 429),
    Line("tcm-medical-advertisement", "虚构中医门诊部", 24),
    Line("nurse-practice", "虚构护士", 177),
    Line("medical-institution-practice", "虚构医疗机构", 35, inspections=35),
    Line("physician-practice", "虚构医师", 94),
)


def write_year(folder: Path) -> tuple[Path, Path]:
    """Write the two lists as an authority would send them; every time the same."""
    folder.mkdir(parents=True, exist_ok=True)
    cases, supervision = folder / f"cases-{YEAR}.csv", folder / f"supervision-{YEAR}.csv"
    _write(cases, CASE_COLUMNS.required, _cases())
    _write(supervision, SUPERVISION_COLUMNS.required, _supervision())
    return cases, supervision


def _write(path: Path, columns: Sequence[str], rows: Iterator[dict[str, object]]) -> None:
    """Write a list, with the mark by which spreadsheets know UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def _cases() -> Iterator[dict[str, object]]:
    """Yield the cases, numbered by the day on which they came in."""
    dice = random.Random(_SEED)  # noqa: S311 - invented cases need no secret
    cases = [case for line in LINES for case in _cases_of(line, dice)]
    cases.sort(key=lambda case: (str(case["received_on"]), str(case["applicant_name"])))
    for number, case in enumerate(cases, start=1):
        received = str(case["received_on"]).replace("-", "")
        yield {"case_number": f"演示-{received}-{number:04d}", **case}


def _cases_of(line: Line, dice: random.Random) -> Iterator[dict[str, object]]:
    """Yield a line's cases, spread over the year's working days."""
    item = catalogue.item(line.item)
    days = working_days(date(YEAR, 1, 1), date(YEAR, 12, 31))
    for number in range(1, line.cases + 1):
        # Evenly over the year, and by chance within each case's own share of it.
        share = (number - 1 + dice.random()) / line.cases
        decided = days[int(share * len(days))]
        accepted = _back(decided, dice.randint(1, _longest(item)))
        yield {
            "item": item.name,
            "action": "新办",
            "applicant_type": "person" if item.object == "person" else "organisation",
            "applicant_name": holder(line, number),
            "channel": dice.choice(("网上", "网上", "网上", "手机端")),
            "received_on": _back(accepted, dice.randint(0, 2)),
            "accepted_on": accepted,
            "decided_on": decided,
            "decision": "准予",
            "commitment": "是" if number <= line.commitments else "否",
            "fully_online": "是",
            "fee": "0",
            **_certificate(item, decided, number),
        }


def _longest(item: LicenceItem) -> int:
    """Return how many working days an invented case may take and still be in time."""
    limit = (item.committed or item.statutory).length
    return max(1, min(_SLOWEST, limit - 1))


def _certificate(item: LicenceItem, on: date, serial: int) -> dict[str, object]:
    """Return number and term of the certificate; both show that it is invented."""
    spec = item.certificate
    if spec is None or Action.NEW not in spec.issued_for:
        return {}
    number = spec.number(catalogue.authority(AUTHORITY).issuer, on, serial)
    return {
        "certificate_number": f"{number}（演示）",
        "valid_from": on,
        "valid_to": valid_until(on, spec.validity) or "",
    }


def _supervision() -> Iterator[dict[str, object]]:
    """Yield one visit to each of the objects that the table counts."""
    dice = random.Random(_SEED + 1)  # noqa: S311
    days = working_days(date(YEAR, 1, 1), date(YEAR, 12, 31))
    serial = 0
    for line in LINES:
        for number in range(1, line.inspections + 1):
            serial += 1
            yield {
                "kind": "检查",
                "item": catalogue.item(line.item).name,
                "on": days[int((number - 1 + dice.random()) / line.inspections * len(days))],
                "object": holder(line, number),
                "reference": f"演示检查〔{YEAR}〕{serial:03d}号",
            }


def holder(line: Line, number: int) -> str:
    """Return an invented name that nobody can take for a real one."""
    return f"{line.holder}{number:03d}号"


def working_days(first: date, last: date) -> list[date]:
    """Return the working days from the first to the last."""
    calendar = catalogue.calendar()
    days = (first + ONE_DAY * count for count in range((last - first).days + 1))
    return [day for day in days if calendar.is_working_day(day)]


def _back(day: date, count: int) -> date:
    """Return the day so many working days before."""
    calendar = catalogue.calendar()
    while count:
        day -= ONE_DAY
        count -= calendar.is_working_day(day)
    return day
