"""A licence's life in sentences: every kind of event, and the special ones."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from xuke.kernel.licence import events
from xuke.kernel.licence.words import AdverseAct, AnnulmentCause, DeregistrationGround
from xuke.record.codec import decode
from xuke.web.licence.words import intent
from xuke.web.words.names import Names
from xuke.web.words.worded import Told, sentence

SAMPLES = Path(__file__).parents[1] / "record" / "samples" / "licence"
DAY = date(2026, 3, 2)
REASON = "事实清楚，证据确凿。"


def told(event: events.LicenceEvent, **names: Mapping[str, str]) -> Told:
    return sentence(event, "licence", Names(**names))


@pytest.mark.parametrize("kind", get_args(events.LicenceEvent), ids=lambda kind: kind.__name__)
def test_every_event_is_told_in_words_without_empty_places(kind: type) -> None:
    sample = json.loads((SAMPLES / f"{kind.__name__}.json").read_text(encoding="utf-8"))

    text, note = told(decode(kind, sample))

    assert text
    assert kind.__name__ not in text
    assert "None" not in text + note
    assert "；；" not in note


def test_a_withdrawal_names_what_is_paid() -> None:
    facts = {"on": DAY, "by": "u", "basis": "administrative-licensing-law/8/2", "reason": REASON}
    paid = events.Withdrawn(**facts, compensation_owed=True, compensation=Decimal("1200.50"))  # type: ignore[arg-type]
    free = events.Withdrawn(**facts, compensation_owed=False)  # type: ignore[arg-type]

    assert told(paid)[1].endswith("《行政许可法》第八条第二款；补偿 1200.50 元")
    assert told(free)[1].endswith("没有造成财产损失，不需要补偿")


def test_an_annulment_says_why_by_whom_and_what_was_weighed() -> None:
    event = events.Annulled(
        on=DAY,
        by="u",
        cause=AnnulmentCause.DECEIT,
        reason=REASON,
        weighed="不损害公共利益。",
        damages_owed=False,
        superior="虚构市卫生健康委员会",
        request_by="虚构邻居",
    )

    text, note = told(event)

    assert text == "撤销许可：以欺骗、贿赂等不正当手段取得许可"
    assert note == (
        "由虚构市卫生健康委员会撤销；利害关系人虚构邻居请求；"
        "事实清楚，证据确凿；不损害公共利益；不予赔偿"
    )


def test_a_deregistration_names_the_special_law_s_ground() -> None:
    event = events.Deregistered(
        on=DAY, by="u", ground=DeregistrationGround.OTHER_LAW, further="closed", on_application=True
    )

    said = told(event, things={"closed": "歇业"})

    assert said == ("注销：法律、法规规定的其他情形", "歇业；依申请办理")


@pytest.mark.parametrize(
    ("event", "text"),
    [
        pytest.param(
            events.Renewed(
                on=DAY, by="system", case="c", valid_from=DAY, valid_until=None, deemed=True
            ),
            "视为准予延续",
            id="silence has renewed",
        ),
        pytest.param(
            events.StatementHeard(
                on=DAY, by="u", act=AdverseAct.REVOCATION, told_on=DAY, waived=True
            ),
            "被许可人放弃陈述、申辩",
            id="the holder waived",
        ),
        pytest.param(events.Restored(on=DAY, by="system"), "发还证照", id="given back"),
    ],
)
def test_what_happened_is_told(event: events.LicenceEvent, text: str) -> None:
    assert told(event)[0] == text


def test_nobody_is_asked_to_write_what_the_letter_says_of_the_holders_rights() -> None:
    tell = next(one for one in intent.VERBS if one.name == "tell-holder")

    assert "由系统写入告知书" in str(tell.facts["text"].hint)
