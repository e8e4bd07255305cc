"""`xuke search`: the licence items that everyday words mean, as the home page finds them."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from xuke.config.cli.session import say

if TYPE_CHECKING:
    from xuke.rooms.portal.queries.finding import Found, FoundItem


@click.command("search", help="按日常说法查找许可事项，与首页的搜索一致。")
@click.argument("words", nargs=-1, required=True)
@click.option("--authority", default="", help="只看这个实施机关办理的（代码，如 310105-wjw）")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def search_command(*, words: tuple[str, ...], authority: str, shape: str) -> None:
    """Print the items that the words may mean, best first."""
    from xuke.config.server.database import load_django

    load_django()
    from xuke.rooms.portal.queries.finding import found
    from xuke.web import clock

    _check_authority(authority)
    result = found(" ".join(words), clock.today(), authority)
    if result.elsewhere:
        say(result.elsewhere)
    if shape == "json":
        entries = [_as_json(one) for one in result.items]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(result)))


def _check_authority(authority: str) -> None:
    """Refuse a code that nobody has, rather than find nothing of it."""
    from xuke import catalogue

    if authority and authority not in catalogue.authorities():
        known = "、".join(catalogue.authorities())
        raise click.ClickException(f"没有实施机关 {authority}。可用的代码：{known}。")


def _as_json(one: "FoundItem") -> dict[str, object]:
    """Return a found item in codes; `instead` is null where a licence is needed."""
    return {
        "item": one.item.slug,
        "name": one.item.name,
        "word": one.word,
        "action": one.action or None,
        "answer": one.answer or None,
        "instead": one.rule.instead if one.rule else None,
        "note": one.note or None,
        "near": one.near,
    }


def _lines(result: "Found") -> Iterator[str]:
    """Yield the result in words: a line an item, and what to do where there is none."""
    if not result.items:
        yield "没有找到办理的事项。"
    if result.are_near:
        yield "您是不是要找："
    for one in result.items:
        yield f"{one.item.slug:<34}{one.item.name}"
        if one.rule:
            yield f"  “{one.answer}”{one.instead}：{one.note}"
