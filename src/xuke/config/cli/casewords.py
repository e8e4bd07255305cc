"""A case told at the terminal: its state, its clocks day by day, what may be done and why not."""

from collections.abc import Iterator, Mapping
from typing import Any

import click

from xuke.access.models import User
from xuke.access.people import person_of
from xuke.casework.case.kind import load_case
from xuke.casework.models import CaseRow
from xuke.catalogue.identifiers.numbers import spellings
from xuke.config.cli.trace import days_of
from xuke.kernel.person import NOBODY, Person
from xuke.web import clock
from xuke.web.case import explanation as explaining, submitted, waiting
from xuke.web.case.file import CaseFile
from xuke.web.words import dates, sentences


def told(number: str, username: str) -> Iterator[str]:
    """Yield the lines about this case, as this user stands to it."""
    row = CaseRow.objects.filter(number__in=spellings(number)).first()
    if row is None:
        raise click.ClickException(f"没有编号为 {number} 的办件，请核对编号。")
    file = CaseFile(loaded=load_case(row.stream), person=_person(username))
    case = file.case
    yield f"{case.number}  {file.item.name}  {case.applicant.name if case.applicant else ''}"
    yield from _state(file)
    yield from _materials(file)
    for one in explaining.clocks(file):
        yield from _clock(one)
    if username:
        yield from _rights(file)


def _person(username: str) -> Person:
    """Return the person of an account; without one only what holds for everybody is told."""
    if not username:
        return NOBODY
    user = User.objects.filter(username=username).first()
    if user is None:
        raise click.ClickException(f"没有用户 {username}，可用 xuke person list 查看。")
    return person_of(user, clock.today())


def _state(file: CaseFile) -> Iterator[str]:
    yield ""
    yield f"为什么是“{sentences.phase(file.case.phase.value, file.stream.kind)}”"
    for entry in explaining.way(file):
        note = f"（{entry.note}）" if entry.note else ""
        yield f"  {dates.chinese_date(entry.on)}  {entry.text}{note}"
    following = waiting.who_is_next(file)
    if following:
        yield f"  {following}"


def _materials(file: CaseFile) -> Iterator[str]:
    """Yield what is missing, and of what only some must hand in why this applicant must or not."""
    asked = submitted.materials(file) if file.case.rule else []
    told = [one for one in asked if one["demand"] or _is_missing(one)]
    if not told:
        return
    yield ""
    yield "为什么要这些材料"
    for one in told:
        state = "缺少" if _is_missing(one) else "已交" if one["files"] else "未交"
        why = f"：{one['demand'].why}" if one["demand"] else ""
        yield f"  《{one['name']}》（{state}）{why}"


def _is_missing(material: Mapping[str, Any]) -> bool:
    return bool(material["required"]) and material["state"] == "missing"


def _clock(one: explaining.ClockView) -> Iterator[str]:
    yield ""
    done = f"，{dates.chinese_date(one.done_on)}已完成" if one.done_on else ""
    yield f"{one.label}：{dates.chinese_date(one.deadline.due)}{done}"
    if one.basis:
        yield f"  依据：{one.basis}"
    yield f"  {one.summary}"
    if one.weeks:
        yield from (f"  {line}" for line in days_of(one.deadline.trace))


def _rights(file: CaseFile) -> Iterator[str]:
    yield ""
    may = explaining.allowed(file)
    yield f"现在可以办理：{'、'.join(may) if may else '无'}"
    for one in explaining.barred(file):
        place = f"（{sentences.citation_words(one.citation)}）" if one.citation else ""
        yield f"  不能{sentences.step(one.step, file.stream.kind)}：{one.why}{place}"
