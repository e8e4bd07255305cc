"""`xuke licence`: how a licence stands, its days, and what may be done with it."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from xuke.config.cli.progress import shown
from xuke.config.cli.session import prepared

if TYPE_CHECKING:
    from xuke.casework.stream.kinds import Loaded
    from xuke.kernel.licence.state import Licence
    from xuke.web.licence.file import LicenceFile


@click.group("licence", help="证照：现状、期限、能办什么。")
def licence_command() -> None:
    """Hold what can be asked of a licence."""


@licence_command.command("show", help="说明一张证照：状态、期限，和某个账号能办什么、不能办什么。")
@click.argument("number")
@click.option("--as", "username", default="", help="以该用户的身份说明能办什么、不能办什么")
def show_command(*, number: str, username: str) -> None:
    """Print how the licence stands."""
    prepared()
    from xuke.config.cli.acting import act_of
    from xuke.kernel.person import NOBODY
    from xuke.web.licence.file import LicenceFile

    person = act_of(username, None).person if username else NOBODY
    for found in _found(number, person.authority):
        file = LicenceFile(loaded=found, person=person)
        click.echo("\n".join(_told(file, with_rights=bool(username))))


@licence_command.command(
    "open-imported",
    help="把导入的历史证照登入台账，期限、提醒、查询从此包括它们；可以重复运行。",
)
@click.option("--authority", required=True, help="实施机关代码，如 310105-wjw")
def open_imported_command(*, authority: str) -> None:
    """Open the licences of imported history, some hundred in a transaction."""
    prepared()
    from xuke import catalogue

    if authority not in catalogue.authorities():
        known = "、".join(catalogue.authorities())
        raise click.ClickException(f"没有实施机关 {authority}。可用的代码：{known}。")
    click.echo(opened_words(authority))


def opened_words(authority: str) -> str:
    """Open what is not open yet, under a bar; return in words how many were."""
    from xuke.casework.licence.opening import open_imported
    from xuke.casework.stream.act import Act
    from xuke.kernel.person import IMPORT, Person
    from xuke.web import clock

    act = Act(person=Person(IMPORT, authority), on=clock.today(), at=clock.now())
    with shown("登记证照") as progress:
        number = open_imported(authority, act, progress)
    return f"导入的证照登入台账 {number} 张。" if number else "导入的证照都已在台账中。"


def _found(number: str, authority: str | None) -> "list[Loaded[Licence]]":
    """Return the licences of this number: of the account's authority, or of all; one at least."""
    from xuke.casework.licence.find import licences_numbered

    known = licences_numbered(number, authority)
    if not known:
        raise click.ClickException(
            f"没有编号为 {number} 的证照，或者这个账号不能查看。请核对编号。"
        )
    return known


def _told(file: "LicenceFile", *, with_rights: bool) -> Iterator[str]:
    """Yield the lines about this licence, as this person stands to it."""
    from xuke.web import clock
    from xuke.web.licence import explanation as licenceexplaining
    from xuke.web.licence.file import status_on
    from xuke.web.words import sentences

    state, today = file.licence, clock.today()
    holder = state.holder.name if state.holder else ""
    yield f"{state.number}  {file.item.name}  {holder}"
    yield f"状态：{sentences.licence_status(status_on(state, today))}"
    for label, value in licenceexplaining.standing(state, today):
        yield f"  {label}：{value}"
    yield from _days(file, today)
    for text, basis in licenceexplaining.bars(state):
        yield f"限制：{text}（{basis}）"
    if with_rights:
        yield from _rights(file)


def _days(file: "LicenceFile", today: date) -> Iterator[str]:
    from xuke.web.licence import clocks
    from xuke.web.words import dates

    for one in clocks.clocks(file, today):
        due = dates.chinese_date(one.deadline.due) if one.deadline.due else ""
        yield f"{one.label}：{due}，{one.left}"
        yield f"  {one.why}依据：{one.basis}"


def _rights(file: "LicenceFile") -> Iterator[str]:
    """Yield what may be done with which facts, and why not the rest."""
    from xuke.web.api.facts import asked_words
    from xuke.web.licence import explanation as licenceexplaining
    from xuke.web.words import sentences

    kind = file.stream.kind
    yield ""
    for one in file.steps:
        if one.allowed:
            label, asked = sentences.step(one.name, kind), asked_words(kind, one.name)
            yield f"可以  {one.name}（{label}）{asked}"
    for barred in licenceexplaining.barred(file):
        place = f"（{sentences.citation_words(barred.citation)}）" if barred.citation else ""
        yield f"不能  {'、'.join(barred.steps)}：{barred.why}{place}"
