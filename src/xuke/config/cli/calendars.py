"""`xuke calendar`: the years that are loaded, and the cases that a changed year moves."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from xuke.config.cli.session import prepared, say, set_up

if TYPE_CHECKING:
    from xuke.casework.case.moves import Dues, Move
    from xuke.kernel.law.calendar import CalendarYear

_WEEKDAYS = "一二三四五六日"
_authority = click.option("--authority", help="只看这个实施机关（代码，如 310105-wjw）")


@click.group("calendar", help="工作日历：已载入的年份，重新计算受影响的期限。")
def calendar_command() -> None:
    """Hold what can be done with the calendar."""


@calendar_command.command("show", help="显示已载入的年份、依据、放假和调休上班的日子。")
@click.option("--year", type=click.IntRange(1949, 2999), help="只看这一年")
def show_command(*, year: int | None) -> None:
    """Print the loaded years, and which one comes next."""
    from xuke import catalogue

    set_up()
    years = catalogue.calendar().years
    missing = _next_missing(list(years))
    if year is not None and year not in years:
        raise click.ClickException(
            f"{year} 年的工作日历没有载入。下一个缺少的年份是 {missing} 年，"
            "请按国务院办公厅的通知写入 data/calendars。"
        )
    for number in [year] if year else sorted(years):
        click.echo("\n".join(_year(years[number])))
    click.echo(f"下一个缺少的年份：{missing} 年（期限算到该年时为暂定，仅按周末和法定节日推算）")


@calendar_command.command("moves", help="列出期限因日历变更而移动的在办件；不作更改。")
@_authority
def moves_command(*, authority: str | None) -> None:
    """Print the cases that move, and how many."""
    prepared()
    from xuke.casework.case.moves import moves

    _check_authority(authority)
    number = 0
    for move in moves(authority):
        number += 1
        click.echo(_line(move))
    say(f"共 {number} 件。用 xuke calendar apply 重新计算并注明。" if number else _NONE)


@calendar_command.command("apply", help="确认后按现在的日历重新计算，并在每一件中注明。")
@_authority
@click.option("--yes", is_flag=True, help="不再询问")
def apply_command(*, authority: str | None, yes: bool) -> None:
    """Ask, then note the calendar on every case that it moves."""
    prepared()
    from xuke.casework.case.moves import moves
    from xuke.casework.case.recount import apply_calendar
    from xuke.casework.stream.act import Act
    from xuke.kernel.person import SYSTEM, Person
    from xuke.web import clock

    _check_authority(authority)
    number = sum(1 for _move in moves(authority))
    if not number:
        click.echo(_NONE)
        return
    if not yes and not _is_confirmed(number):
        click.echo("没有更改。")
        return
    clock.require_plausible()
    at = clock.now()
    done = apply_calendar(Act(person=Person(SYSTEM), on=at.date(), at=at), authority)
    click.echo(f"已按现在的日历重新计算 {done.noted} 件，并在每一件的办理过程中注明。")
    if done.busy:
        raise click.ClickException(f"有 {done.busy} 件正被别人办理，没有计算；请再运行一次。")


_NONE = "没有在办件受影响：列出的期限与现在的日历一致。"


def _check_authority(authority: str | None) -> None:
    """Refuse a code that nobody has, rather than find no case of it."""
    from xuke import catalogue

    if authority and authority not in catalogue.authorities():
        known = "、".join(catalogue.authorities())
        raise click.ClickException(f"没有实施机关 {authority}。可用的代码：{known}。")


def _is_confirmed(number: int) -> bool:
    """Ask on the terminal."""
    if not sys.stdin.isatty():
        raise click.ClickException("这里没有终端可以确认，请先看 xuke calendar moves，再加 --yes。")
    asked = f"将重新计算 {number} 件的期限，并在每一件中注明。确认请输入 y"
    return click.prompt(asked, default="", show_default=False).strip().lower() in {"y", "yes"}


def _line(move: "Move") -> str:
    """Say how one case moves."""
    told = [f"{move.number}  {_dues(move.was)} → {_dues(move.now)}"]
    if move.was.committed != move.now.committed:
        told.append(f"承诺 {_day(move.was.committed)} → {_day(move.now.committed)}")
    return "  ".join(told)


def _dues(dues: "Dues") -> str:
    return f"{_day(dues.due)}{'（暂定）' if dues.provisional else ''}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "无"


def _next_missing(years: list[int]) -> int:
    """Return the first year after the earliest that is not loaded."""
    year = min(years)
    while year in years:
        year += 1
    return year


def _year(year: "CalendarYear") -> Iterator[str]:
    """Yield a year: its notices, its days off by name, its make-up days."""
    yield f"{year.year} 年  依据：{year.source}"
    off = "，".join(f"{name} {_span(days)}" for name, days in _named(year))
    yield f"  放假：{off}"
    made_up = "、".join(f"{_short(day)}（周{_WEEKDAYS[day.weekday()]}）" for day in _made_up(year))
    yield f"  调休上班：{made_up or '无'}"


def _named(year: "CalendarYear") -> Iterator[tuple[str, list[date]]]:
    """Yield each run of days off under one name."""
    run: list[date] = []
    for day in sorted(year.holidays):
        if run and ((day - run[-1]).days > 1 or year.holidays[day] != year.holidays[run[0]]):
            yield year.holidays[run[0]], run
            run = []
        run.append(day)
    if run:
        yield year.holidays[run[0]], run


def _made_up(year: "CalendarYear") -> list[date]:
    return sorted(year.make_up)


def _span(days: list[date]) -> str:
    first, last = _short(days[0]), _short(days[-1])
    return first if len(days) == 1 else f"{first}至{last}"


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
