"""`xuke act`: an act on any stream at the terminal, for import and training; `xuke work`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from xuke.config.cli.explaining import Day
from xuke.config.cli.session import prepared, say

if TYPE_CHECKING:
    from xuke.access.models import User
    from xuke.casework.stream.act import Act
    from xuke.casework.stream.daywork import DayWork
    from xuke.casework.stream.door import Outcome
    from xuke.casework.stream.facts import FactsInvalid
    from xuke.casework.stream.kinds import Kind
    from xuke.config.cli.streams import Found
    from xuke.kernel.law.refusal import Unlawful

_APART: Final = "在网页或接口办理"
"""Where a verb is done that is not told by plain facts alone."""


@click.command("act", help="以某个账号的身份办理一步（导入和培训用）；事实写作 名称=值。")
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
    """Do one act, or list what may be done; NUMBER may be a kind of stream that is to be opened."""
    prepared()
    from xuke.config.cli import streams

    act = act_of(username, day)
    kind = streams.opens(number)
    if kind:
        if lists or step is None:
            _list_beginnings(kind)
        else:
            _begin(kind, step, facts_of(facts), act)
        return
    found = streams.found(number, act.person)
    if lists or step is None:
        _list(found)
        return
    verb = _verb(found.kind, step, tuple(found.kind.plain))
    _do(found, verb, facts_of(facts), act)


@click.command("work", help="现在就办当天的例行工作：视为受理、逾期未补正、逾期未补交。")
@click.option("--on", "day", type=Day(), help="按哪一天办（正式运行的系统只能是当天）")
def work_command(*, day: date | None) -> None:
    """Do the day's work now."""
    prepared()
    from xuke.casework.stream.daywork import do_days_work
    from xuke.casework.stream.halving import BUSY, FAILED
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
    kinds = [list(_lapse_words(kind, counts)) for kind, counts in done.counts.items()]
    return "；".join("，".join(lapses) for lapses in kinds if lapses) + "。"


def _lapse_words(kind: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Yield how often each lapse of a kind happened, in the kind's own words and their order."""
    from xuke.casework.stream.halving import BUSY, FAILED
    from xuke.web.words.worded import Lapsed, words_of

    own = words_of(kind).lapsed
    for name in dict.fromkeys((*own, *counts)):
        if name not in {BUSY, FAILED}:
            lapse = own.get(name, Lapsed(name))
            yield f"{lapse.label} {counts[name]} {lapse.measure}"


def _check_day(day: date | None) -> None:
    """Refuse another legal day where days have legal effect, and a clock that may be wrong."""
    from xuke.config.settings import current
    from xuke.web import clock

    clock.require_plausible()
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


def facts_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """Read the facts as they are typed."""
    facts = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise click.ClickException(f"“{pair}”请写作 名称=值，例如 days=10。")
        facts[name] = value
    return facts


def _verb(kind: "Kind[Any]", name: str, known: Sequence[str]) -> str:
    """Return the verb of this name, if it is one that the terminal may do."""
    from xuke.web.words.worded import label_of

    if name in kind.apart:
        raise click.ClickException(f"“{label_of(name, kind.name)}”{_APART}。")
    if name not in known:
        words = "、".join(f"{one}（{label_of(one, kind.name)}）" for one in known)
        raise click.ClickException(f"没有步骤“{name}”。可用的步骤：{words}。")
    return name


def _list(found: "Found") -> None:
    """Print what may be done now, with its facts, and why not the rest."""
    from xuke.web.api.facts import asked_words
    from xuke.web.words import refusals
    from xuke.web.words.worded import label_of

    kind = found.kind.name
    for one in found.steps:
        if one.allowed:
            plain = one.name in found.kind.plain
            asked = asked_words(kind, one.name) if plain else _APART
            click.echo(f"可以  {one.name}（{label_of(one.name, kind)}）{asked}")
    barred = [(one.name, one.refusal) for one in found.steps if one.refusal]
    known = found.names([refused.facts for _name, refused in barred])
    for name, refused in barred:
        why = refusals.with_basis(refused, kind, known)
        click.echo(f"不能  {name}（{label_of(name, kind)}）{why}")


def _do(found: "Found", verb: str, facts: dict[str, str], act: "Act") -> None:
    """Do an act on a stream, and tell what was recorded, or say why not."""
    from xuke.casework.stream.door import do
    from xuke.casework.stream.facts import FactsInvalid
    from xuke.kernel.law.refusal import Unlawful

    try:
        done = do(found.kind, found.opened(act), verb, facts, act)
    except (Unlawful, FactsInvalid) as problem:
        raise _problem(found, verb, problem) from problem
    _tell(found, done)


def _list_beginnings(kind: "Kind[Any]") -> None:
    """Print by which verbs a stream of this kind is opened, with their facts."""
    from xuke.web.api.facts import asked_words
    from xuke.web.words.worded import label_of

    for name in kind.beginnings:
        click.echo(f"{name}（{label_of(name, kind.name)}）{asked_words(kind.name, name)}")


def _begin(kind: "Kind[Any]", step: str, facts: dict[str, str], act: "Act") -> None:
    """Open a stream at the account's own authority, or say why not."""
    from xuke.casework.stream.door import begin
    from xuke.casework.stream.facts import FactsInvalid
    from xuke.casework.stream.ids import new_stream
    from xuke.config.cli import streams
    from xuke.kernel.law.refusal import Unlawful

    verb = _verb(kind, step, kind.beginnings)
    place = new_stream(kind.name, act.person.authority or "", act)
    found = streams.unopened(kind, place.id)
    try:
        done = begin(kind, place, verb, facts, act)
    except (Unlawful, FactsInvalid) as problem:
        raise _problem(found, verb, problem) from problem
    _tell(found, done)


def _problem(found: "Found", verb: str, problem: "Unlawful | FactsInvalid") -> click.ClickException:
    """Return why it cannot be done, in words."""
    from xuke.casework.stream.facts import FactsInvalid
    from xuke.web.words import refusals

    kind = found.kind.name
    if isinstance(problem, FactsInvalid):
        return click.ClickException(invalid_words(kind, verb, problem))
    known = found.names([problem.facts])
    return click.ClickException(refusals.with_basis(problem, kind, known))


def invalid_words(kind: str, step: str, invalid: "FactsInvalid") -> str:
    """Say of each fact that cannot be taken what is wrong with it."""
    from xuke.web.words import sentences
    from xuke.web.words.facts import asked

    faults = [
        f"{name}（{asked(kind, step, name).label}）：{sentences.form_error(code)}"
        for name, code in invalid.codes.items()
    ]
    return "没有办理。" + " ".join(faults)


def _tell(found: "Found", done: "Outcome[Any]") -> None:
    """Print what was recorded, in the words of the history."""
    from xuke.record.codec import encode
    from xuke.web.words.names import Names
    from xuke.web.words.worded import sentence

    events = [one.event for one in done.recorded]
    known = found.names([encode(one) for one in events])
    names = Names(people=known, things=known)
    for event in events:
        text, note = sentence(event, found.kind.name, names)
        click.echo(f"{text}（{note}）" if note else text)
