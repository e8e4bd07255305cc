"""`xuke record corrections`: what corrected item data changes on cases and licences."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from xuke.config.cli.session import prepared, say

if TYPE_CHECKING:
    from xuke.casework.case.corrected import CaseCorrection
    from xuke.casework.licence.corrected import LicenceCorrection
    from xuke.casework.stream.act import Act

_REASON = "事项资料已经更正：原来的期限没有法律、法规依据。"
_CASES: Mapping[str, str] = {
    "corrected": "在办，更正期限",
    "burdened": "在办，期限会变长，不更正",
    "closed": "已办结，结论不变",
}
_LICENCES: Mapping[str, str] = {
    "lifted": "更正有效期",
    "restored": "恢复有效",
    "listed": "须人工核对，不更正",
}
_WRITTEN = frozenset({"corrected", "lifted", "restored"})


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one authority, or of all: cases and licences."""

    cases: list["CaseCorrection"]
    licences: list["LicenceCorrection"]

    @property
    def writable(self) -> int:
        """Return how many gain by it, so that it can be recorded."""
        cases = sum(one.standing in _WRITTEN for one in self.cases)
        return cases + sum(one.standing in _WRITTEN for one in self.licences)


@click.command(
    "corrections", help="列出事项资料更正以后期限、有效期不同的办件和证照；--write 登记更正。"
)
@click.option("--authority", help="只看这个实施机关（代码，如 310105-wjw）")
@click.option("--reason", default=_REASON, show_default=True, help="写入更正记录的理由")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@click.option("--write", is_flag=True, help="登记对申请人、被许可人有利的更正；不加只列出")
def corrections_command(*, authority: str | None, reason: str, shape: str, write: bool) -> None:
    """Show what differs; with --write, record what nobody loses by."""
    prepared()
    from xuke import catalogue
    from xuke.web import clock

    if authority and authority not in catalogue.authorities():
        known = "、".join(catalogue.authorities())
        raise click.ClickException(f"没有实施机关 {authority}。可用的代码：{known}。")
    found = _found(clock.today(), reason, authority)
    click.echo(_json(found) if shape == "json" else "\n".join(_lines(found)))
    if not write:
        say(
            f"可以登记更正的 {found.writable} 件；加 --write 登记。"
            if found.writable
            else "没有可登记的。"
        )
        return
    _write(found)


def _found(on: date, reason: str, authority: str | None) -> Found:
    from xuke.casework.case.corrections import case_corrections
    from xuke.casework.licence.corrections import licence_corrections

    return Found(
        list(case_corrections(on, reason, authority)),
        list(licence_corrections(on, reason, authority)),
    )


def _write(found: Found) -> None:
    """Record each correction, a transaction each; what is in hand, or refused, is told."""
    from xuke.casework.case.corrections import correct_case
    from xuke.casework.licence.corrections import correct_licence
    from xuke.kernel.law.refusal import Unlawful
    from xuke.record.port import StaleStream
    from xuke.web.words.refusals import with_basis

    act, done, busy, refused = _act(), 0, 0, list[str]()
    cases = [partial(correct_case, one, act) for one in found.cases if one.standing in _WRITTEN]
    licences = [
        partial(correct_licence, one, act) for one in found.licences if one.standing in _WRITTEN
    ]
    for kind, correct in [
        *(("case", one) for one in cases),
        *(("licence", one) for one in licences),
    ]:
        try:
            done += correct()
        except StaleStream:
            busy += 1
        except Unlawful as why:
            refused.append(with_basis(why, kind))
    click.echo(f"已登记更正 {done} 件。")
    told = [f"{refused.count(one)} 件没有登记：{one}" for one in dict.fromkeys(refused)]
    if busy:
        told.append(f"有 {busy} 件正被别人办理或者已有变化，没有登记；请再运行一次。")
    if told:
        raise click.ClickException("\n".join(told))


def _act() -> "Act":
    from xuke.casework.stream.act import Act
    from xuke.kernel.person import SYSTEM, Person
    from xuke.web import clock

    clock.require_plausible()
    at = clock.now()
    return Act(person=Person(SYSTEM), on=at.date(), at=at)


def _lines(found: Found) -> Iterator[str]:
    """Yield one line a case and a licence, and how many there are of each kind."""
    for case in found.cases:
        yield _case_line(case)
    for licence in found.licences:
        until = _day(licence.was_until), _day(licence.now_until)
        words = _LICENCES[licence.standing]
        yield f"证照 {licence.number}  有效期至 {until[0]} → {until[1]}  {words}"
    yield f"共 {len(found.cases)} 件办件、{len(found.licences)} 个证照与现在的事项资料不同。"


def _case_line(case: "CaseCorrection") -> str:
    """Say how a case's limit differs, and of a closed one whether it would still be in time."""
    told = f"办件 {case.number}  到期 {_day(case.was_due)} → {_day(case.now_due)}"
    told = f"{told}  依据 {case.basis}  {_CASES[case.standing]}"
    if case.was_in_time is case.now_in_time:
        return told
    return f"{told}（按更正的期限{'按期' if case.now_in_time else '逾期'}）"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "无"


def _json(found: Found) -> str:
    """Return everything that was found, for programs."""
    told = {
        "cases": [
            {
                "number": one.number,
                "authority": one.authority,
                "item": one.item,
                "standing": one.standing.value,
                "was_due": one.was_due.isoformat(),
                "now_due": one.now_due.isoformat(),
                "basis": one.basis,
                "was_in_time": one.was_in_time,
                "now_in_time": one.now_in_time,
            }
            for one in found.cases
        ],
        "licences": [
            {
                "number": one.number,
                "authority": one.authority,
                "item": one.item,
                "standing": one.standing.value,
                "status": one.status.value,
                "was_until": one.was_until.isoformat(),
                "now_until": one.now_until.isoformat() if one.now_until else None,
            }
            for one in found.licences
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
