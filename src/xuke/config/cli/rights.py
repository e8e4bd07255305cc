"""`xuke rights`: who may do what to a kind of stream, read from its machine."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from xuke.kernel.rights_table import How, RightRow, rights_table

if TYPE_CHECKING:
    from xuke.casework.stream.kinds import Kind

_HOW: Final = {
    How.BY_HAND: "经办理",
    How.FOLLOWING: "随其他办理发生",
    How.DAYS: "到期自行发生",
}


@click.command("rights", help="权限表：每一步由谁、在什么阶段、依据什么办理。")
@click.argument("kind", metavar="KIND")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def rights_command(*, kind: str, shape: str) -> None:
    """Print the table of rights of a kind of stream."""
    from xuke.config.server.database import load_django

    load_django()
    rows = rights_table(_kind(kind).machine)
    if shape == "json":
        entries = [_as_json(kind, row) for row in rows]
        click.echo(json.dumps({"kind": kind, "rights": entries}, ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(_lines(kind, row)) for row in rows) or "没有可以办理的步骤。")


def _kind(name: str) -> "Kind[Any]":
    """Return the kind of stream of this name; the rooms have brought theirs along."""
    from xuke.casework.stream.kinds import kinds

    known = {kind.name: kind for kind in kinds()}
    if name not in known:
        raise click.ClickException(f"没有“{name}”这种业务。可用的有：{'、'.join(known)}。")
    return known[name]


def _as_json(kind: str, row: RightRow) -> dict[str, object]:
    """Return the row in codes, with its word."""
    from xuke.config.rights_words import row_word

    return {
        "name": row.name,
        "word": row_word(kind, row.name),
        "how": row.how,
        "of": row.of,
        "begins": row.begins,
        "roles": row.roles,
        "guards": row.guards,
        "phases": row.phases,
        "conditional": row.conditional,
        "provisions": [str(place) for place in row.provisions],
    }


def _lines(kind: str, row: RightRow) -> Iterator[str]:
    """Yield the row in words."""
    from xuke.config.rights_words import guard_word, row_word
    from xuke.web.words import sentences

    yield f"{row.name}  {row_word(kind, row.name)}".rstrip()
    yield f"  方式：{_HOW[row.how]}{'，由此开始' if row.begins else ''}"
    if row.how is not How.DAYS:
        yield f"  由谁：{_who(row)}"
    if row.phases and not row.begins:
        phases = "、".join(sentences.phase(phase, kind) for phase in row.phases)
        yield f"  阶段：{phases}{'（具备条件时）' if row.conditional else ''}"
    if row.guards:
        yield f"  限制：{'；'.join(guard_word(kind, code) for code in row.guards)}"
    if row.provisions:
        yield f"  依据：{'、'.join(map(sentences.citation_words, row.provisions))}"


def _who(row: RightRow) -> str:
    """Return for whom it is meant."""
    from xuke.web.words import sentences

    if row.roles:
        return "、".join(sentences.role(role) for role in row.roles)
    if row.how is How.FOLLOWING:
        return "不由人办理"
    return "指定的人" if row.guards else "不限"
