"""Striking off for death, and bans that an office enters, as their pages show them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, case_of, text_of
from tests.rooms.register.held import REASON, done, held, state_of

from xuke.kernel.law.refusal import Unlawful

PHYSICIAN = "physician-practice"


def test_death_is_stated_by_one_official_and_decided_by_another(office: Office) -> None:
    stream = held(office, PHYSICIAN)
    struck = {"ground": "person-gone", "reason": REASON}
    with pytest.raises(Unlawful, match="striking-unproposed"):
        done(office, "head", stream, "deregister", **struck)
    evidence = "虚构医院出具的死亡医学证明第1号"
    done(office, "clerk", stream, "propose-deregistration", ground="person-gone", evidence=evidence)

    page = text_of(office.client("head").get(reverse("register:licence", args=[stream])))
    done(office, "head", stream, "deregister", **struck)

    assert "拟注销" in page
    assert evidence in page
    assert str(state_of(stream).status) == "deregistered"


def test_a_sentence_is_entered_on_an_application_and_keeps_it_from_registration(
    office: Office,
) -> None:
    stream = office.received(PHYSICIAN)
    since = office.act("clerk").on - timedelta(days=300)
    facts = {"ground": "criminal-sentence", "since": since.isoformat(), "reason": REASON}
    facts |= {"for_life": "yes"}
    entered = facts | {"document": "虚构刑初1号", "issuer": "虚构区人民法院"}
    act_on(stream, "note-ban", entered, office.act("clerk"))
    assert case_of(stream).registration_bar is None
    act_on(stream, "confirm-ban", {"ground": "criminal-sentence"}, office.act("head"))

    page = text_of(office.client("clerk").get(reverse("desk:case", args=[stream])))

    assert "登记限制，待另一人确认：受刑事处罚" in page
    assert "确认限制：受刑事处罚" in page
    assert "终身" in page
    assert "没有终期" in page
    assert "9999" not in page
    bar = case_of(stream).registration_bar
    assert bar
    assert bar.basis == "physicians-law/16/1/2"
