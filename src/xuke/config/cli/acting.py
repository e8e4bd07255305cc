"""`xuke act`: an act of procedure at the terminal, for import and training; `xuke work`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from xuke.config.cli.explaining import Day
from xuke.config.cli.session import prepared, say

if TYPE_CHECKING:
    from uuid import UUID

    from xuke.access.models import User
    from xuke.casework.stream.act import Act
    from xuke.casework.stream.facts import FactsInvalid
    from xuke.casework.stream.kinds import Kind
    from xuke.casework.stream.lapse import DayWork
    from xuke.web.case.file import CaseFile


Named = Callable[[Iterable[Mapping[str, object]]], Mapping[str, str]]
"""Returns the names for the ids in facts."""


@click.command("act", help="以某个账号的身份办理一步程序（导入和培训用）；事实写作 名称=值。")
@click.argument("number")
@click.argument("step", required=False)
@click.argument("facts", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--as", "username", required=True, help="由哪个账号办理")
@click.option("--on", "day", type=Day(), help="办理的日期（正式运行的系统只能是当天）")
@click.option("--list", "lists", is_flag=True, help="只列出现在能办什么、不能办什么和原因")
def act_command(
    *,
    number: str,
    step: str | None,
    facts: tuple[str, ...],
    username: str,
    day: date | None,
    lists: bool,
) -> None:
    """Do one act, or list what may be done."""
    prepared()
    act = act_of(username, day)
    file = _file(number, act)
    if lists or step is None:
        _list(file)
        return
    _do(file, _step(step), facts_of(facts), act)


@click.command("work", help="现在就办当天的例行工作：视为受理、逾期未补正、逾期未补交。")
@click.option("--on", "day", type=Day(), help="按哪一天办（正式运行的系统只能是当天）")
def work_command(*, day: date | None) -> None:
    """Do the day's work now."""
    prepared()
    from xuke.casework.stream.lapse import BUSY, FAILED, do_days_work
    from xuke.web import clock

    _check_day(day)
    done = do_days_work(day or clock.today(), clock.now())
    click.echo(work_words(done))
    busy, failed = (sum(counts[name] for counts in done.counts.values()) for name in (BUSY, FAILED))
    if busy:
        say(f"另有 {busy} 件正被别人办理，下次再办。")
    if failed:
        raise click.ClickException(f"有 {failed} 件没有办成，原因见日志；其余的已经办完。")


def work_words(done: "DayWork") -> str:
    """Say what the day's work has done."""
    cases, licences = done.of("case"), done.of("licence")
    return (
        f"视为受理 {cases['deemed']} 件，逾期未补正终止 {cases['uncorrected']} 件，"
        f"逾期未补交容缺材料终止 {cases['unsupplied']} 件；"
        f"证照到期 {licences['expired']} 张，视为准予延续 {licences['renewed']} 张，"
        f"暂扣期满发还 {licences['restored']} 张，提醒 {licences['reminded']} 次。"
    )


def _check_day(day: date | None) -> None:
    """Refuse another legal day where days have legal effect."""
    from xuke.config.settings import current
    from xuke.web import clock

    if day and day != clock.today() and current().production:
        raise click.ClickException("正式运行的系统不能按另一天办理：办件日期具有法律效力。")


def act_of(username: str, day: date | None) -> "Act":
    """Return who acts, on which day."""
    from xuke.access.people import person_of
    from xuke.casework.stream.act import Act
    from xuke.web import clock

    _check_day(day)
    on = day or clock.today()
    return Act(person=person_of(_user(username), on), on=on, at=clock.now())


def _user(username: str) -> "User":
    from xuke.access.models import User

    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise click.ClickException(f"没有账号 {username}，或该账号已停用。请核对账号名。")
    return user


def _file(number: str, act: "Act") -> "CaseFile":
    """Return the case of this number, if the account may see it."""
    from xuke.casework.case.kind import NoSuchCase
    from xuke.casework.models import CaseRow
    from xuke.web.case.file import open_case

    row = CaseRow.objects.filter(number=number).first()
    try:
        if row:
            return open_case(row.stream, act.person)
    except NoSuchCase:
        pass
    raise click.ClickException(f"没有编号为 {number} 的办件，或者这个账号不能查看。请核对编号。")


def _step(name: str) -> str:
    from xuke.casework.case.kind import CASES
    from xuke.web.acts import procedure as stepsheet
    from xuke.web.words import sentences

    step = stepsheet.step_of(name)
    if step is None:
        known = "、".join(
            f"{one}（{sentences.step(one, CASES.name)}）" for one in stepsheet.all_steps()
        )
        raise click.ClickException(f"没有程序步骤“{name}”。可用的步骤：{known}。")
    return step


def facts_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """Read the facts as they are typed."""
    facts = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise click.ClickException(f"“{pair}”请写作 名称=值，例如 days=10。")
        facts[name] = value
    return facts


def _list(file: "CaseFile") -> None:
    """Print what may be done now, with its facts, and why not the rest."""
    from xuke.web.acts import procedure as stepsheet
    from xuke.web.api.facts import asked_words
    from xuke.web.words import sentences

    for one in file.steps:
        if one.allowed and stepsheet.step_of(one.name):
            asked = asked_words(file.stream.kind, one.name)
            click.echo(f"可以  {one.name}（{sentences.step(one.name, file.stream.kind)}）{asked}")
        elif one.allowed:
            click.echo(
                f"可以  {one.name}（{sentences.step(one.name, file.stream.kind)}）在网页或接口办理"
            )
    _list_barred(file)


def _list_barred(file: "CaseFile") -> None:
    from xuke.web.case.file import names
    from xuke.web.words import refusals, sentences

    barred = [(one.name, one.refusal) for one in file.steps if one.refusal]
    known = names(file, [refused.facts for _step, refused in barred])
    for step, refused in barred:
        why = refusals.with_basis(refused, known, file.stream.kind)
        click.echo(f"不能  {step}（{sentences.step(step, file.stream.kind)}）{why}")


def _do(file: "CaseFile", step: str, facts: dict[str, str], act: "Act") -> None:
    """Do an act on a case, or say why not."""
    from xuke.casework.case.kind import CASES
    from xuke.web.case.file import names

    recorded = done(CASES, file.stream.id, step, facts, act, lambda told: names(file, told))
    tell(recorded, lambda told: names(file, told))


def done(
    kind: "Kind[Any]", stream: "UUID", verb: str, facts: dict[str, str], act: "Act", names: Named
) -> list[object]:
    """Do an act on any stream and return what was recorded, or say why not."""
    from xuke.casework.stream.door import do
    from xuke.casework.stream.facts import FactsInvalid
    from xuke.kernel.law.refusal import Unlawful
    from xuke.web.words import refusals

    try:
        outcome = do(kind, stream, verb, facts, act)
    except Unlawful as refused:
        known = names([refused.facts])
        raise click.ClickException(refusals.with_basis(refused, known, kind.name)) from refused
    except FactsInvalid as invalid:
        raise click.ClickException(invalid_words(kind.name, verb, invalid)) from invalid
    return [one.event for one in outcome.recorded]


def invalid_words(kind: str, step: str, invalid: "FactsInvalid") -> str:
    """Say of each fact that cannot be taken what is wrong with it."""
    from xuke.web.words import sentences
    from xuke.web.words.facts import asked

    faults = [
        f"{name}（{asked(kind, step, name).label}）：{sentences.form_error(code)}"
        for name, code in invalid.codes.items()
    ]
    return "没有办理。" + " ".join(faults)


def tell(events: list[object], names: Named) -> None:
    """Print what was recorded, in the words of the history."""
    from xuke.record.codec import encode
    from xuke.web.case import history
    from xuke.web.words.names import Names

    known = names([encode(one) for one in events])
    for event in events:
        text, note = history.sentence(event, Names(people=known, things=known))
        click.echo(f"{text}（{note}）" if note else text)
