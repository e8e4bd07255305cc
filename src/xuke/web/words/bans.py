"""A ban 限制登记 in words: the same on a case and on a licence."""

from django.utils.translation import gettext, gettext_lazy as _

from xuke import catalogue
from xuke.kernel.item.ban import BanNoted
from xuke.web import clock
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.parted import parted
from xuke.web.words.worded import Asked, Choices, Told, When, Worded


def told(event: BanNoted, names: Names) -> Told:
    """Tell what was found, and until when it runs."""
    ends = gettext("至%(day)s") % {"day": dates.chinese_date(event.ends)} if event.ends else ""
    open_end = gettext("终身") if event.for_life else gettext("没有截止日")
    words = {"ground": names.of_things([event.ground]), "until": ends or open_end}
    note = parted(event.document, event.reason)
    return gettext("登记限制：%(ground)s，%(until)s") % words, note


def choices_of(item: str) -> Choices:
    """Return the bans that the item's law knows today, each with its provision."""
    version = catalogue.item(item).licence_on(clock.today())
    return [
        (one.id, f"{version.grounds.get(one.id, one.id)}（{sentences.citation_words(one.basis)}）")
        for one in version.rule.bans
    ]


def worded(group: object, choose: object) -> Worded:
    """Return the verb in words, in a group, with the bans between which it lets choose."""
    return Worded(
        "note-ban",
        _("登记限制"),
        group=group,  # type: ignore[arg-type]
        facts={
            "ground": Asked(_("限制的情形"), choices=choose),  # type: ignore[arg-type]
            "since": Asked(_("判决、决定的日期"), when=When.PAST),
            "ends": Asked(
                _("刑罚执行完毕日或者禁止从业的截止日"),
                hint=_(
                    "还没有执行完毕的，填判决书、决定书确定的截止日；以后减刑、提前的，再登记一次。"
                ),
            ),
            "for_life": Asked(_("终身禁止或者无期徒刑，没有截止日")),
            "document": Asked(_("判决书、决定书文号")),
            "reason": Asked(_("查明的情况"), hint=_("至少 10 个字，写明作出的机关。"), long=True),
        },
    )
