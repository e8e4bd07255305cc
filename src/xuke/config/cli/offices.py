"""`xuke office`: what an office says of itself, what of it is missing, and stating it."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from xuke.config.cli.explaining import Day
from xuke.config.cli.session import prepared

if TYPE_CHECKING:
    from xuke.casework.stream.facts import FactsInvalid
    from xuke.kernel.office import OfficeFact
    from xuke.kernel.person import Person
    from xuke.rooms.people.office import Line

_as = click.option("--as", "username", required=True, help="由哪个账号查看、填写，须是管理员")


@click.group("office", help="本机关资料：已有什么，还缺什么，填写一项。")
def office_command() -> None:
    """Hold what can be done with an office's own facts."""


@office_command.command("show", help="列出本机关的资料，没有填写的排在最后。")
@_as
@click.option("--missing", "is_missing", is_flag=True, help="只列出没有填写的")
def show_command(*, username: str, is_missing: bool) -> None:
    """Print each fact with its value, its first day and its paper; then what is missing."""
    prepared()
    from xuke.rooms.people import office
    from xuke.web import clock

    person = _person(username)
    lines = office.lines(_authority(person), clock.today())
    known = [] if is_missing else [one for one in lines if one.value]
    missing = [one for one in lines if not one.value]
    for words in (*map(_known, known), *map(_missing, missing)):
        click.echo(words)
    if not known and not missing:
        click.echo("没有缺少的资料。")


@office_command.command("state", help="填写一项资料，写明从哪一天起、依据什么。")
@click.argument("fact", metavar="FACT")
@click.argument("value")
@_as
@click.option("--since", type=Day(), help="从哪一天起，可以是过去的日期（不写则从今天起）")
@click.option("--source", required=True, help="依据，如公告的名称和文号")
def state_command(*, fact: str, value: str, username: str, since: date | None, source: str) -> None:
    """State a fact with the rights of the account, as on the page, or say why not."""
    prepared()
    from xuke.casework.stream.facts import FactsInvalid
    from xuke.kernel.law.refusal import Unlawful
    from xuke.kernel.office import OFFICE
    from xuke.rooms.people import keeping, office
    from xuke.web.words import refusals

    person, stated = _person(username), _fact(fact)
    act = keeping.real_act(person)
    facts = {"fact": stated.value, "value": value, "since": since or act.on, "source": source}
    try:
        office.state(_authority(person), "state", facts, act)
    except FactsInvalid as invalid:
        raise click.ClickException("没有填写。" + " ".join(_faults(stated, invalid))) from invalid
    except Unlawful as refused:
        raise click.ClickException(refusals.with_basis(refused, OFFICE.kind)) from refused
    lines = office.lines(_authority(person), act.on)
    click.echo(next(_known(one) for one in lines if one.fact is stated))


def _person(username: str) -> "Person":
    """Return who asks, with the rights of today."""
    from xuke.config.cli.acting import act_of

    return act_of(username, None).person


def _authority(person: "Person") -> str:
    """Return the authority whose facts this account administers, or refuse."""
    from xuke.kernel.law.refusal import Unlawful
    from xuke.kernel.office import OFFICE
    from xuke.kernel.person import Role
    from xuke.rooms.people.queries import administers
    from xuke.web.words import refusals

    if not administers(person):
        refused = Unlawful("role-missing", role=Role.ADMIN.value)
        raise click.ClickException(refusals.why(refused, OFFICE.kind))
    return person.authority or ""


def _fact(name: str) -> "OfficeFact":
    """Return the fact of this code or label."""
    from xuke.kernel.office import OfficeFact
    from xuke.rooms.people.office_words import label_of

    for one in OfficeFact:
        if name in {one.value, label_of(one)}:
            return one
    known = "、".join(f"{one.value}（{label_of(one)}）" for one in OfficeFact)
    raise click.ClickException(f"没有“{name}”这一项资料。可以填写的：{known}。")


def _known(line: "Line") -> str:
    """Say a fact, since when and by which paper; one of the file has neither."""
    from xuke.web.words.dates import chinese_date

    told = line.stated
    how = f"自{chinese_date(told.since)}起，依据：{told.source}" if told else "随产品提供，请核对"
    return f"{line.fact.value}（{line.label}）：{line.value}（{how}）"


def _missing(line: "Line") -> str:
    """Say that a fact is missing, and what does not go without it."""
    return f"{line.fact.value}（{line.label}）：没有填写。{line.needed_for}"


def _faults(fact: "OfficeFact", invalid: "FactsInvalid") -> Iterator[str]:
    """Yield what is wrong with what was told, in words."""
    from xuke.web.words import sentences

    for code in invalid.codes.values():
        yield sentences.form_error(code, fact.value)
