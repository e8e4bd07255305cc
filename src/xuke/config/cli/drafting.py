"""`xuke report list` and `xuke report draft`: reports written from outlines, figure by figure."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from xuke.config.cli.session import prepared, say

if TYPE_CHECKING:
    from xuke.figures.drafts import Draft, Drawn

_YEAR: Final = click.IntRange(2000, 2100)


@click.command("list", help="列出可以起草的报告。")
def list_command() -> None:
    """Print every outline."""
    from xuke import catalogue

    for one in catalogue.loaded().outlines.values():
        click.echo(f"{one.slug:<24} {one.name}（{one.source}）")


@click.command("draft", help="按提纲起草一份报告：数字由系统填写，文字由本机关修改。")
@click.argument("slug")
@click.option("--authority", required=True, help="机构代码，如 440114-wjj")
@click.option("--year", type=_YEAR, required=True, help="年度")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件")
def draft_command(*, slug: str, authority: str, year: int, shape: str, output: Path | None) -> None:
    """Print a draft, or write it to a file."""
    from xuke import catalogue

    known = catalogue.loaded()
    if slug not in known.outlines:
        raise click.UsageError(f"没有报告 {slug}，可用的报告：{'、'.join(known.outlines)}。")
    if authority not in known.bodies.by_code:
        codes = "、".join(known.bodies.by_code)
        raise click.ClickException(f"没有机构 {authority}。可用的代码：{codes}。")
    prepared()
    from xuke.figures.drafts import drafted

    draft = drafted(known.outlines[slug], authority, year, known)
    told = json.dumps(_as_json(draft), ensure_ascii=False, indent=2)
    made = told if shape == "json" else draft.text
    if output is None:
        click.echo(made)
        return
    output.write_text(made + "\n", encoding="utf-8")
    say(f"已写入 {output}。")


def _as_json(draft: "Draft") -> Mapping[str, object]:
    """Return a draft as programs read it."""
    return {
        "report": draft.outline.slug,
        "authority": draft.body,
        "year": draft.year,
        "text": draft.text,
        "figures": [_figure(one) for one in draft.figures],
    }


def _figure(drawn: "Drawn") -> Mapping[str, object]:
    from xuke.web.words.came import CAME

    figure = drawn.reading.figure
    return {
        "indicator": figure.indicator.id,
        "value": _number(figure.value),
        "printed": drawn.printed,
        "from": _day(drawn.since),
        "to": _day(drawn.until),
        "kind": CAME[figure.came],
    }


def _number(value: int | Decimal | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def _day(day: date) -> str:
    return day.isoformat()
