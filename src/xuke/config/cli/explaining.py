"""`xuke explain`: why a date is the date, and why a case stands where it stands."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

import click

from xuke.config.cli.session import set_up
from xuke.config.cli.trace import days_of, named
from xuke.kernel.law.limit import (
    Allowance,
    Deadline,
    ExcludedPeriod,
    Span,
    TraceDay,
    Unit,
    deadline,
    last_of_term,
)

_LONGEST: Final = 3660
_LONGEST_TERM: Final = 1188
"""Months in the years that are left after the last start."""
_LAST_START: Final = date(9900, 1, 1)
_UNITS: Final = {
    Unit.WORKING: "个工作日",
    Unit.CALENDAR: "日（自然日）",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
}


class Day(click.ParamType[date]):
    """A date as ISO 8601 writes it."""

    name = "DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a date."""
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是存在的日期，请写如 2026-03-02。", param, ctx)
        if day > _LAST_START:
            self.fail("年份过大。", param, ctx)
        return day


class Period(click.ParamType[ExcludedPeriod]):
    """Two dates, both included."""

    name = "FROM..TO"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> ExcludedPeriod:
        """Read a period; its end may not lie before its start."""
        first, dots, last = str(value).partition("..")
        if not dots:
            self.fail(f"“{value}”请写作 起日..止日，如 2026-03-02..2026-03-06。", param, ctx)
        since, until = Day().convert(first, param, ctx), Day().convert(last, param, ctx)
        if until < since:
            self.fail(f"止日 {until} 早于起日 {since}。", param, ctx)
        return ExcludedPeriod(since, until)


class Extension(click.ParamType[Span]):
    """A number of working days, or of another unit that stands behind a stroke."""

    name = "N[/UNIT]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Span:
        """Read by how much a limit was lengthened."""
        number, _, unit = str(value).partition("/")
        known = {one.value for one in Unit}
        if not number.isascii() or not number.isdigit() or (unit or Unit.WORKING) not in known:
            units = "、".join(sorted(known))
            self.fail(f"“{value}”请写作 10 或 30/calendar，单位为 {units}。", param, ctx)
        if int(number) > _LONGEST:
            self.fail(f"延长不能超过 {_LONGEST}。", param, ctx)
        return Span(int(number), Unit(unit or Unit.WORKING))


@click.group("explain", help="说明期限如何计算。")
def explain_command() -> None:
    """Hold what can be explained."""


@explain_command.command("deadline", help="计算期限的最后一日，并逐日说明。起算当日不计入。")
@click.option("--from", "start", type=Day(), required=True, help="起算日（事由发生之日）")
@click.option("--days", type=click.IntRange(0, _LONGEST), required=True, help="期限长度")
@click.option(
    "--unit",
    type=click.Choice([unit.value for unit in Unit]),
    default=Unit.WORKING.value,
    show_default=True,
    help="单位：工作日、自然日、月、年",
)
@click.option("--exclude", type=Period(), multiple=True, help="不计入期限的期间，含首尾，可重复")
@click.option(
    "--extend",
    "extension",
    type=Extension(),
    help="批准延长的长度：工作日数；其他法律另有单位的写如 30/calendar",
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def deadline_command(
    *,
    start: date,
    days: int,
    unit: str,
    exclude: tuple[ExcludedPeriod, ...],
    extension: Span | None,
    shape: str,
) -> None:
    """Print the due day and the trace."""
    from xuke.catalogue import calendar

    set_up()
    span = Span(days, Unit(unit))
    allowance = Allowance(excluded=exclude, extension=extension)
    try:
        found = deadline(start, span, calendar=calendar(), allowance=allowance)
    except (OverflowError, ValueError) as error:
        raise click.ClickException("计算超出日历范围，请缩短期限。") from error
    click.echo(
        as_json(found, span) if shape == "json" else "\n".join(as_text(found, span, extension))
    )


def as_json(found: Deadline, span: Span) -> str:
    """Return the deadline for programs."""
    return json.dumps(
        {
            "from": found.start.isoformat(),
            "unit": span.unit.value,
            "days": span.length,
            "due": found.due.isoformat(),
            "provisional": found.provisional,
            "missing_years": list(found.missing_years),
            "trace": [_entry(day) for day in found.trace],
        },
        ensure_ascii=False,
        indent=2,
    )


def _entry(day: TraceDay) -> dict[str, str | int | None]:
    """Return one day for programs."""
    return {
        "on": day.on.isoformat(),
        "kind": str(day.kind),
        "counted": day.counted,
        "note": day.note,
    }


def as_text(found: Deadline, span: Span, extension: Span | None) -> Iterator[str]:
    """Yield the deadline for people: the answer first, then day by day."""
    extended = f"，延长 {extension.length} {_UNITS[extension.unit]}" if extension else ""
    yield f"自 {named(found.start)} 起 {span.length} {_UNITS[span.unit]}{extended}"
    yield f"期限届满日：{named(found.due)}"
    if found.provisional:
        years = "、".join(f"{year} 年" for year in found.missing_years)
        yield f"注意：{years}的工作日历尚未导入，此日期为暂定，仅按周末和法定节日推算。"
    yield ""
    yield from days_of(found.trace)


@explain_command.command("term", help="计算有效期的最后一日（含当日）。起算日是有效期的第一日。")
@click.option("--from", "start", type=Day(), required=True, help="有效期的第一日")
@click.option("--length", type=click.IntRange(1, _LONGEST_TERM), required=True, help="有效期长度")
@click.option(
    "--unit",
    type=click.Choice([Unit.YEAR.value, Unit.MONTH.value]),
    default=Unit.YEAR.value,
    show_default=True,
    help="单位：年、月",
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def term_command(*, start: date, length: int, unit: str, shape: str) -> None:
    """Print the last day inside the term; JSON has from, length, unit and until, for good."""
    span = Span(length, Unit(unit))
    until = last_of_term(start, span)
    if shape == "json":
        told = {"from": start.isoformat(), "length": length, "unit": unit}
        click.echo(json.dumps(told | {"until": until.isoformat()}))
        return
    click.echo(f"有效期自 {named(start)} 起 {length} {_UNITS[span.unit]}（含起算日）")
    click.echo(f"有效期至：{named(until)}（含当日）")
    click.echo("到期月没有对应日的，以该月最后一日为有效期的最后一日（民法典第二百零二条）。")


@explain_command.command("case", help="说明一件办件：为什么是这些日期、这个环节，哪些不能办。")
@click.argument("number")
@click.option("--as", "username", default="", help="以该用户的身份说明能办什么、不能办什么")
def case_command(number: str, username: str) -> None:
    """Print why the case stands where it stands."""
    from xuke.config.cli.session import prepared

    prepared()
    from xuke.config.cli import casewords

    click.echo("\n".join(casewords.told(number, username)))
