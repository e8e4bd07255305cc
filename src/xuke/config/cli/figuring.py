"""`xuke figure`: an indicator's figure of an authority and any days, and what it counted."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import click

from xuke.config.cli.explaining import Day
from xuke.config.cli.session import prepared

if TYPE_CHECKING:
    from xuke.catalogue.indicator import Indicator
    from xuke.figures.indicators import Figure, Reading, Scope

_SHAPES: Final = click.Choice(["text", "json", "csv"])

Row = Mapping[str, object]


class Figures(click.Group):
    """The indicators by id; they are known once the catalogue has been read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return what stands beside the ids, and ID in the place of all of these."""
        return [*super().list_commands(ctx), "ID"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of an indicator; whether there is one, it finds out itself."""
        return super().get_command(ctx, cmd_name) or _command(cmd_name)


@click.group("figure", cls=Figures, help="统计指标：list 列出全部指标；写指标编号，算出它的数。")
def figure_command() -> None:
    """Hold the indicators."""


@figure_command.command("check", help="核对指标之间的勾稽关系。")
@click.option("--authority", required=True, help="机构代码，如 310105-wjw")
@click.option("--from", "since", type=Day(), required=True, help="第一天，如 2023-01-01")
@click.option("--to", "last", type=Day(), required=True, help="最后一天，如 2023-12-31")
@click.option("--format", "shape", type=_SHAPES, default="text")
def check_command(*, authority: str, since: date, last: date, shape: str) -> None:
    """Try every identity; status 1 where one is broken that must hold."""
    _check(authority, since, last)
    prepared()
    from xuke import catalogue
    from xuke.figures.indicators.checking import tried

    known = catalogue.loaded()
    found = list(tried(known.indicators, _scope(authority, since, last), known.bodies))
    rows: list[Row] = [
        {
            "identity": one.identity.id,
            "says": one.identity.says,
            "left": one.left,
            "right": one.right,
            "holds": one.holds,
            "level": one.identity.level.value,
        }
        for one in found
    ]
    _print(rows, shape, _verdict)
    if any(one.holds is False and one.identity.level == "error" for one in found):
        raise click.exceptions.Exit(1)


def _verdict(row: Row) -> str:
    """Say whether an identity holds, with both sides."""
    if row["holds"] is None:
        return f"{row['says']}  未报，不能核对"
    said = "成立" if row["holds"] else "不成立" if row["level"] == "error" else "不成立（通常成立）"
    return f"{row['says']}  {row['left']} / {row['right']}  {said}"


@figure_command.command("list", help="列出全部指标。")
@click.option("--format", "shape", type=_SHAPES, default="text")
def list_command(*, shape: str) -> None:
    """Print every indicator."""
    from xuke import catalogue

    _print(
        [_described(one) for one in catalogue.loaded().indicators.by_id.values()], shape, _listed
    )


def _command(name: str) -> click.Command:
    """Return the command that counts the indicator of this id."""

    @click.command(name, help="算出这个指标在一段日期内的数。")
    @click.option("--authority", required=True, help="实施机关代码，如 310105-wjw")
    @click.option("--from", "since", type=Day(), required=True, help="第一天，如 2023-01-01")
    @click.option("--to", "last", type=Day(), required=True, help="最后一天，如 2023-12-31")
    @click.option("--by", multiple=True, help="按什么分列，如 item、month；可以写几次")
    @click.option("--cases", "show", flag_value="cases", help="列出这个数所数的每一件")
    @click.option("--sql", "show", flag_value="sql", help="写出怎样数：查询语句和所填的值")
    @click.option("--format", "shape", type=_SHAPES, default="text")
    def command(
        *,
        authority: str,
        since: date,
        last: date,
        by: tuple[str, ...],
        show: str | None,
        shape: str,
    ) -> None:
        """Print the figure, or what it counted."""
        one = _indicator(name)
        _check(authority, since, last)
        prepared()
        scope = _scope(authority, since, last)
        if show == "sql" and any(of.measure == "stated" for of in _counted(one)):
            raise click.UsageError(f"{one.name}由机关填报，没有查询语句；用 --cases 看填报和依据。")
        if show == "sql":
            click.echo("\n\n".join(_statements(one, scope, by)))
            return
        rows = _things(one, scope) if show == "cases" else _figures(one, scope, by)
        _print(rows, shape, _line)

    return command


def _indicator(name: str) -> "Indicator":
    from xuke import catalogue

    known = catalogue.loaded().indicators.by_id
    if name not in known:
        raise click.UsageError(f"没有指标 {name}。用 xuke figure list 看有哪些指标。")
    return known[name]


def _check(authority: str, since: date, last: date) -> None:
    """Refuse a body that is not known, and days that are no period."""
    from xuke import catalogue

    known = {*catalogue.authorities(), *catalogue.loaded().bodies.by_code}
    if authority not in known:
        raise click.ClickException(
            f"没有机构 {authority}。可用的代码：{'、'.join(sorted(known))}。"
        )
    if last < since:
        raise click.ClickException(f"最后一天 {last} 早于第一天 {since}，请对调 --from 和 --to。")


def _scope(authority: str, since: date, last: date) -> "Scope":
    """Return whose figures and of which days; both ends are meant.

    A body's figure is its own and that of every body that stood below it on the last day.
    """
    from xuke import catalogue
    from xuke.figures.indicators import Scope

    whose = catalogue.loaded().bodies.below(authority, last)
    return Scope(whose, since, last + timedelta(days=1))


def _figures(one: "Indicator", scope: "Scope", by: Sequence[str]) -> list[Row]:
    """Return the figure, one a cell of the breakdown."""
    from xuke import catalogue
    from xuke.figures.indicators import UnknownDimension, counted, readings

    known = catalogue.loaded()
    if not by:
        read = readings([one], known.indicators.by_id, scope, known.bodies)[one.id]
        return [{**_told(read.figure, scope, {}), **_beside(read)}]
    try:
        found = counted([one], known.indicators.by_id, scope, by)
    except UnknownDimension as error:
        able = "、".join(error.known) or "无"
        raise click.UsageError(f"{one.name}不能按 {error.name} 分列，可用的：{able}。") from error
    return [_told(of[one.id], scope, dict(zip(by, key, strict=True))) for key, of in found.items()]


def _statements(one: "Indicator", scope: "Scope", by: Sequence[str]) -> Iterator[str]:
    """Yield each statement that counts, as PostgreSQL would take it."""
    from django.db import connection
    from psycopg import ClientCursor

    from xuke.figures.indicators.counting import statement

    connection.ensure_connection()
    written = ClientCursor(connection.connection)
    for of in _counted(one):
        yield written.mogrify(*statement([of], scope, by))


def _counted(one: "Indicator") -> "tuple[Indicator, ...]":
    """Return what is counted: the indicator, or the two of a ratio."""
    from xuke import catalogue

    known = catalogue.loaded().indicators.by_id
    return (known[one.part], known[one.whole]) if one.is_ratio else (one,)


def _told(figure: "Figure", scope: "Scope", by: Mapping[str, object]) -> Row:
    """Return a figure as it is handed out."""
    from xuke.figures.indicators.printing import printed
    from xuke.web.words.came import CAME

    ratio = {"part": figure.parts.first, "whole": figure.parts.second}
    return {
        "indicator": figure.indicator.id,
        "name": figure.indicator.name,
        "body": _body_name(scope),
        "from": scope.since,
        "to": scope.until - timedelta(days=1),
        **({"by": dict(by)} if by else {}),
        "value": figure.value,
        "printed": printed(figure),
        "kind": CAME[figure.came],
        **(ratio if figure.indicator.is_ratio else {}),
    }


def _body_name(scope: "Scope") -> str:
    """Return what the body was called on the last day."""
    from xuke import catalogue

    code, last = scope.authorities[0], scope.until - timedelta(days=1)
    named = catalogue.loaded().bodies.name_on(code, last)
    return named.name if named else catalogue.authority(code).name


def _beside(read: "Reading") -> Row:
    """Return what the authority states, with its evidence; beside a count, the difference too."""
    said = read.statement
    if said is None:
        return {}
    evidence = "；".join(dict.fromkeys(one.evidence for one in said.rows))
    if read.difference is None:
        return {"evidence": evidence}
    return {"evidence": evidence, "stated": said.value, "difference": read.difference}


def _things(one: "Indicator", scope: "Scope") -> list[Row]:
    """Return what the figure counted; of a ratio, what its part did and what its whole did."""
    from xuke.figures.indicators import things

    if any(of.measure == "stated" for of in _counted(one)):
        return _statements_of(one, scope)
    return [
        {
            "indicator": of.id,
            "on": thing.on,
            "number": thing.number,
            "item": thing.item,
            **({"amount": thing.amount} if of.of else {}),
        }
        for of in _counted(one)
        for thing in things(of, scope, {})
    ]


def _statements_of(one: "Indicator", scope: "Scope") -> list[Row]:
    """Return the statements that a stated figure is made of, with their evidence."""
    from xuke import catalogue
    from xuke.figures.indicators import readings

    known = catalogue.loaded()
    said = readings([one], known.indicators.by_id, scope, known.bodies)[one.id].statement
    return [
        {
            "indicator": row.indicator,
            "on": row.stated_on,
            "number": f"{row.since} 至 {row.until}",
            "authority": row.authority,
            "amount": row.value,
            "evidence": row.evidence,
        }
        for row in (said.rows if said else ())
    ]


def _described(one: "Indicator") -> Row:
    """Return what an indicator is."""
    return {
        "indicator": one.id,
        "name": one.name,
        "unit": one.unit,
        "measure": one.measure.value,
        "population": one.population.name,
        "meaning": one.meaning,
        "source": one.source,
        "certainty": one.certainty.value,
    }


def _listed(row: Row) -> str:
    """Say what an indicator is."""
    doubt = "" if row["certainty"] == "high" else "（待确认）"
    return f"{row['indicator']:<24} {row['name']}{doubt}：{row['meaning']}"


def _line(row: Row) -> str:
    """Say a figure with what it is of, or a thing that was counted."""
    if "number" in row:
        return "  ".join(str(value) for value in row.values() if value is not None)
    cell = row.get("by")
    by = [str(value) for value in cell.values()] if isinstance(cell, Mapping) else []
    made = f"（{row['part']} / {row['whole']}）" if "whole" in row else ""
    days = f"{row['from']} 至 {row['to']}"
    said = f"；{row['evidence']}" if "evidence" in row else ""
    if "stated" in row:
        said = f"；填报 {row['stated']}，相差 {row['difference']}{said}"
    return (
        f"{row['body']}  {row['name']}  {days}  {'  '.join([*by, str(row['printed'])])}{made}{said}"
    )


def _print(rows: Sequence[Row], shape: str, line: Callable[[Row], str]) -> None:
    """Print rows in the form that was asked for."""
    if shape == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=_as_json))
    elif shape == "csv":
        click.echo(_as_csv(rows), nl=False)
    else:
        click.echo("\n".join(map(line, rows)) or "没有。")


def _as_json(value: object) -> float | str:
    """Return an exact number as programs read it, and a day."""
    return float(value) if isinstance(value, Decimal) else str(value)


def _as_csv(rows: Sequence[Row]) -> str:
    text = io.StringIO()
    flat = [dict(_flat(row)) for row in rows]
    writer = csv.DictWriter(text, list(flat[0]) if flat else [], lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(flat)
    return text.getvalue()


def _flat(row: Row) -> Iterator[tuple[str, object]]:
    """Yield the cells of a line, what it is broken down by in columns of their own."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", each) for inner, each in value.items())
        else:
            yield name, value
