"""Messages in words: what an account was told, and where the letters about it stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from xuke import catalogue
from xuke.casework.messages import (
    AMENDED,
    BURDEN,
    CASE_BANNED,
    CASE_UNBANNED,
    DROPPED,
    EMPLOYER,
    HOLDER_BANNED,
    HOLDER_UNBANNED,
    INTENT,
    NOT_AMENDED,
    REMINDER,
    TURNED_DOWN,
    UNTRUTH,
)
from xuke.casework.models import Message
from xuke.kernel.law.limit import Unit
from xuke.web.words import bans, dates, sentences

_PAGES: Final = {
    INTENT: "portal:licence",
    DROPPED: "portal:licence",
    BURDEN: "portal:licence",
    UNTRUTH: "portal:case",
    AMENDED: "portal:case",
    NOT_AMENDED: "portal:case",
    CASE_BANNED: "portal:case",
    CASE_UNBANNED: "portal:case",
    HOLDER_BANNED: "portal:licence",
    HOLDER_UNBANNED: "portal:licence",
}
_BANNED: Final = lazy(
    "%(item)s %(number)s：登记了限制“%(ban)s”（%(issuer)s，%(document)s），自确认之日起生效。"
    "期限和您查阅、更正、异议的权利见告知书。"
)
_UNBANNED: Final = lazy(
    "%(item)s %(number)s：限制“%(ban)s”（%(issuer)s，%(document)s）的登记已经撤销，不再限制您。"
)
_SENTENCES: Final[Mapping[str, str | Promise]] = {
    REMINDER: lazy("%(item)s %(number)s：%(of)s，最后一日为%(day)s，请及时办理。"),
    INTENT: lazy(
        "%(item)s %(number)s：发证机关拟%(act)s。您可以陈述、申辩，也可以要求举行听证，"
        "最后一日为%(day)s。"
    ),
    DROPPED: lazy("%(item)s %(number)s：发证机关不再%(act)s，证照的效力不受影响。"),
    BURDEN: lazy("%(item)s %(number)s：发证机关已经决定%(act)s，请查看决定书。"),
    UNTRUTH: lazy(
        "%(item)s %(number)s：受理机关拟认定申请材料虚假。您可以陈述、申辩，最后一日为%(day)s。"
    ),
    EMPLOYER: lazy(
        "%(item)s %(number)s：%(name)s以贵单位为执业机构的申请，决定不予许可。理由：%(reason)s"
    ),
    TURNED_DOWN: lazy(
        "%(item)s %(number)s：%(name)s以贵单位为执业机构的申请，因在限制期限内，决定不予受理。"
        "理由：%(reason)s"
    ),
    AMENDED: lazy("%(item)s %(number)s：准许更正申请内容，以更正的为准。"),
    NOT_AMENDED: lazy("%(item)s %(number)s：不予更正申请内容，理由见办理经过。"),
    CASE_BANNED: _BANNED,
    CASE_UNBANNED: _UNBANNED,
    HOLDER_BANNED: _BANNED,
    HOLDER_UNBANNED: _UNBANNED,
}

_OWES: Final = lazy("您改过的内容还需要补交材料，请在办件页面上传。")
_WRITTEN: Final = lazy(
    "%(item)s %(number)s：发证机关拟%(act)s。您可以陈述、申辩，也可以要求举行听证，"
    "期限为自收到告知书之日起%(days)s内。"
)
"""Of an intent whose letter has not reached him yet: its last day is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """One message in words."""

    key: UUID
    on: date
    text: str
    is_read: bool
    url: str = ""
    is_of_case: bool = False


def message_lines(messages: Sequence[Message]) -> list[MessageLine]:
    """Return the messages in words."""
    return [
        MessageLine(
            key=one.key,
            on=one.on,
            text=_text(one),
            is_read=one.read_at is not None,
            url=_url(one),
            is_of_case=_PAGES.get(one.code) == "portal:case",
        )
        for one in messages
    ]


def _url(message: Message) -> str:
    """Return where the letters stand that the message is about; a reminder has none."""
    page = _PAGES.get(message.code)
    return reverse(page, args=[message.stream]) if page else ""


def _text(message: Message) -> str:
    """Return what a message says; one of a kind without words says which."""
    facts: Mapping[str, Any] = message.facts
    if message.code not in _SENTENCES:
        return message.code
    item = catalogue.find_item(facts["item"])
    words = {
        "item": item.name if item else facts["item"],
        "number": facts["number"],
        "of": sentences.reminded_of(facts["of"]) if "of" in facts else "",
        "act": sentences.adverse_act(facts["act"]) if "act" in facts else "",
        "ban": bans.grounds_of(facts["item"]).get(facts["ground"], "") if "ground" in facts else "",
        "issuer": facts.get("issuer", ""),
        "document": facts.get("document", ""),
        "name": facts.get("name", ""),
        "reason": facts.get("reason", ""),
        "day": dates.chinese_date(date.fromisoformat(facts["due"])) if "due" in facts else "",
        "days": sentences.span(int(facts["days"]), Unit.WORKING) if "days" in facts else "",
    }
    is_open = message.code == INTENT and "due" not in facts
    told = str(_WRITTEN if is_open else _SENTENCES[message.code]) % words
    return told + str(_OWES) if facts.get("owes") else told
