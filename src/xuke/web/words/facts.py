"""How facts are asked, in words: in those of the verb that asks, else in those common to all."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.web.words import worded
from xuke.web.words.worded import Asked, Phrase, When

_BEHIND: Final = (
    "asked_on",
    "held_on",
    "signed_on",
)
_AHEAD: Final = ("hearing_day", "until")
"""Days by what they mean, whichever verb asks them."""
COMMON: Final[Mapping[str, Asked]] = {
    "document": Asked(_("文号")),
    "findings": Asked(long=True),
    "opinion": Asked(_("意见"), long=True),
    "party": Asked(_("当事人")),
    "passed": Asked(_("结论")),
    "procedure": Asked(_("特别程序")),
    "reason": Asked(_("理由"), long=True),
    "signer": Asked(_("会签人")),
    "text": Asked(long=True),
    **dict.fromkeys(_BEHIND, Asked(when=When.PAST)),
    **dict.fromkeys(_AHEAD, Asked(when=When.FUTURE)),
}
"""By the fact's name, where all verbs that ask it mean the same."""
PASSED: Final[tuple[Phrase, Phrase]] = (_("通过"), _("不通过"))
"""What yes and no mean where a verb does not say it."""
_NOT_SAID: Final = Asked()


def asked(kind: str, verb: str, fact: str) -> Asked:
    """Return how this verb asks a fact; one without a label is called by its name."""
    own = worded.words_of(kind).verb(verb).facts.get(fact, _NOT_SAID)
    common = COMMON.get(fact, _NOT_SAID)
    return replace(
        own,
        label=own.label or common.label or fact,
        verdict=own.verdict or PASSED,
        long=own.long or common.long,
        when=own.when or common.when or When.ANY,
    )
