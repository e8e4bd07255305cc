"""A ban 限制登记 in words: the same on a case and on a licence."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke import catalogue
from xuke.kernel.item.ban import BanConfirmed, Banned, BanNoted, BanWithdrawn, key_of
from xuke.web import clock
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.parted import parted
from xuke.web.words.worded import Asked, Choices, Say, Told, When, Worded

Choose = Callable[[Any], Choices]
"""Offers bans by the file of the case or the licence."""


def until(event: BanNoted) -> str:
    """Return until when the sentence or the ban itself runs."""
    if event.ends:
        return gettext("至%(day)s") % {"day": dates.chinese_date(event.ends)}
    return gettext("终身") if event.for_life else gettext("没有截止日")


def _noted(event: BanNoted, names: Names) -> Told:
    """Tell what was found, until when it runs, and whether somebody must still confirm it."""
    words = {"ground": names.of_things([event.ground]), "until": until(event)}
    text = gettext("登记限制：%(ground)s，%(until)s")
    if event.owes_confirmation:
        text = gettext("登记限制，待另一人确认：%(ground)s，%(until)s")
    return text % words, parted(event.issuer, event.document, event.reason)


def _confirmed(event: BanConfirmed, names: Names) -> Told:
    words = {"ground": names.of_things([event.ground])}
    which = parted(event.issuer, event.document)
    return gettext("确认限制：%(ground)s，自即日起生效") % words, which


def _withdrawn(event: BanWithdrawn, names: Names) -> Told:
    words = {"ground": names.of_things([event.ground])}
    return gettext("撤销限制登记：%(ground)s") % words, parted(
        event.issuer, event.document, f"{event.reason}；{event.evidence}"
    )


TOLD: Final[Mapping[type, Say]] = {
    BanNoted: _noted,
    BanConfirmed: _confirmed,
    BanWithdrawn: _withdrawn,
}


def choices_of(item: str) -> Choices:
    """Return the bans that the item's law knows today, each with its provision."""
    version = catalogue.item(item).licence_on(clock.today())
    return [
        (one.id, f"{version.grounds.get(one.id, one.id)}（{sentences.citation_words(one.basis)}）")
        for one in version.rule.bans
    ]


def awaiting_of(item: str, banned: Banned) -> Choices:
    """Return what was entered and waits for a second official."""
    return _named(item, banned.bans_awaiting.values())


def entered_of(item: str, banned: Banned) -> Choices:
    """Return what may be taken back: what waits, and what bars."""
    bars = (one.noted for one in banned.bans.values())
    every = {key_of(one): one for one in (*bars, *banned.bans_awaiting.values())}
    return _named(item, every.values())


def _named(item: str, bans: Iterable[BanNoted]) -> Choices:
    """Return these bans each by its document: more than one of them may be meant."""
    names = grounds_of(item)
    return [
        (key_of(one), f"{names.get(one.ground, one.ground)}（{parted(one.issuer, one.document)}）")
        for one in bans
    ]


def grounds_of(item: str) -> dict[str, str]:
    """Return what the item's bans are called, in whatever version of its law."""
    return {id_: name for one in catalogue.item(item).licence for id_, name in one.grounds.items()}


def worded(group: Any, known: Choose, awaiting: Choose, entered: Choose) -> tuple[Worded, ...]:  # noqa: ANN401 - a group of the kind's
    """Return the verbs in words, in a group, with the bans between which each lets choose."""
    return (_entering(group, known), _confirming(group, awaiting), _taking_back(group, entered))


def _entering(group: Any, known: Choose) -> Worded:  # noqa: ANN401 - a group of the kind's
    return Worded(
        "note-ban",
        _("登记限制"),
        group=group,
        facts={
            "ground": Asked(
                _("限制的情形"),
                hint=_("登记以后，由另一位决定人员对照文书确认，确认以前不限制当事人。"),
                choices=known,
            ),
            "issuer": Asked(
                _("作出判决、决定的机关"), hint=_("写全称，通知当事人时照此写明。"), required=True
            ),
            "since": Asked(_("判决、决定的日期"), when=When.PAST),
            "ends": Asked(
                _("刑罚执行完毕日或者禁止从业的截止日"),
                hint=_(
                    "还没有执行完毕的，填判决书、决定书确定的截止日；以后减刑、提前的，按同一文书再登记一次。"
                ),
            ),
            "for_life": Asked(_("终身禁止或者无期徒刑，没有截止日")),
            "document": Asked(_("判决书、决定书文号")),
            "reason": Asked(_("查明的情况"), hint=_("至少 10 个字。"), long=True),
        },
    )


def _confirming(group: Any, awaiting: Choose) -> Worded:  # noqa: ANN401 - a group of the kind's
    return Worded(
        "confirm-ban",
        _("确认限制"),
        group=group,
        facts={
            "ground": Asked(
                _("待确认的限制"),
                hint=_("对照判决书、决定书原件核对当事人、机关、文号和期限；自确认起生效。"),
                choices=awaiting,
            ),
        },
    )


def _taking_back(group: Any, entered: Choose) -> Worded:  # noqa: ANN401 - a group of the kind's
    return Worded(
        "withdraw-ban",
        _("撤销限制登记"),
        group=group,
        facts={
            "ground": Asked(
                _("要撤销的限制"),
                hint=_("已经确认的，由登记人以外的决定人员撤销；已经作出的决定不因此改变。"),
                choices=entered,
            ),
            "reason": Asked(
                _("撤销的理由"),
                hint=_("至少 10 个字，例如登记错误、判决或者决定已被撤销。"),
                long=True,
            ),
            "evidence": Asked(_("依据的材料"), hint=_("文书的名称和文号，或者核实的记录。")),
        },
    )
