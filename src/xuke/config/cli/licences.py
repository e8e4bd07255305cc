"""`xuke licence`: how a licence stands, its days, and an act on it, at the terminal."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from xuke.config.cli.explaining import Day
from xuke.config.cli.session import prepared

if TYPE_CHECKING:
    from uuid import UUID

    from xuke.casework.stream.act import Act
    from xuke.casework.stream.kinds import Loaded
    from xuke.kernel.licence.state import Licence
    from xuke.web.licence.file import LicenceFile


@click.group("licence", help="证照：现状、期限、能办什么，以及办理一步。")
def licence_command() -> None:
    """Hold what can be asked of a licence, and done to it."""


@licence_command.command("show", help="说明一张证照：状态、期限，和某个账号能办什么、不能办什么。")
@click.argument("number")
@click.option("--as", "username", default="", help="以该用户的身份说明能办什么、不能办什么")
def show_command(*, number: str, username: str) -> None:
    """Print how the licence stands."""
    prepared()
    from xuke.config.cli.acting import act_of
    from xuke.kernel.person import NOBODY
    from xuke.web.licence.file import as_file

    person = act_of(username, None).person if username else NOBODY
    for found in _found(number, person.authority):
        click.echo("\n".join(_told(as_file(found, person), with_rights=bool(username))))


@licence_command.command("act", help="以某个账号的身份办理证照的一步；事实写作 名称=值。")
@click.argument("number")
@click.argument("step")
@click.argument("facts", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--as", "username", required=True, help="由哪个账号办理")
@click.option("--on", "day", type=Day(), help="办理的日期（正式运行的系统只能是当天）")
def act_command(
    *, number: str, step: str, facts: tuple[str, ...], username: str, day: date | None
) -> None:
    """Do one act on a licence."""
    prepared()
    from xuke.config.cli.acting import act_of, facts_of

    act = act_of(username, day)
    taken, told = _step(step), facts_of(facts)
    _do(_opened(number, act), taken, told, act)


def _found(number: str, authority: str | None) -> "list[Loaded[Licence]]":
    """Return the licences of this number: of the account's authority, or of all."""
    from xuke.casework.licence.find import find_licence
    from xuke.casework.models import CaseRow, LicenceRow

    rows = LicenceRow.objects.filter(number=number)
    past = CaseRow.objects.filter(certificate_number=number)
    if authority:
        rows, past = rows.filter(authority=authority), past.filter(authority=authority)
    keys = {*rows.values_list("authority", "item"), *past.values_list("authority", "item")}
    found = [find_licence(code, number, item) for code, item in sorted(keys)]
    known = [one for one in found if one]
    if not known:
        raise click.ClickException(
            f"没有编号为 {number} 的证照，或者这个账号不能查看。请核对编号。"
        )
    return known


def _opened(number: str, act: "Act") -> "UUID":
    """Return the one licence of this number at the account's authority, opened if need be."""
    from xuke.casework.licence.find import opened

    if not act.person.authority:
        raise click.ClickException("这个账号不是工作人员，不能办理证照。")
    found = _found(number, act.person.authority)
    if len(found) > 1:
        raise click.ClickException(f"编号 {number} 有 {len(found)} 张证照，请在网页上办理。")
    return opened(found[0], act)


def _step(name: str) -> str:
    from xuke.casework.licence.kind import LICENCES
    from xuke.web.words import sentences

    if name not in LICENCES.plain:
        known = "、".join(
            f"{one}（{sentences.step(one, LICENCES.name)}）" for one in LICENCES.plain
        )
        raise click.ClickException(f"没有证照步骤“{name}”。可用的步骤：{known}。")
    return name


def _do(stream: "UUID", step: str, facts: dict[str, str], act: "Act") -> None:
    """Do the act, or say why not."""
    from xuke.casework.licence.kind import LICENCES
    from xuke.config.cli.acting import done, tell
    from xuke.web.licence.file import names, open_licence_file

    file = open_licence_file(stream, act.person)
    recorded = done(LICENCES, stream, step, facts, act, lambda told: names(file, told))
    tell(recorded, lambda told: names(file, told))


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
    from xuke.web.licence import explanation as licenceexplaining
    from xuke.web.words import dates

    for one in licenceexplaining.clocks(file, today):
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
            word, asked = sentences.step(one.name, kind), asked_words(kind, one.name)
            yield f"可以  {one.name}（{word}）{asked}"
    for barred in licenceexplaining.barred(file):
        place = f"（{sentences.citation_words(barred.citation)}）" if barred.citation else ""
        yield f"不能  {'、'.join(barred.steps)}：{barred.why}{place}"
