"""Applying on a promise: where it is offered, what is told before, and what is signed."""

import re
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from tests.casework.journey import act
from tests.rooms.portal.conftest import ANSWERS, HOME, ITEM, Answer, Applicant

from xuke import catalogue
from xuke.casework.case import drafts, filing
from xuke.casework.case.kind import load_case
from xuke.casework.models import CaseRow, Draft
from xuke.catalogue.item import CommitmentTerms
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful

START = reverse("portal:apply", args=[ITEM])
CHOSEN = {"authority": HOME, "action": "new", "way": "commitment"}


def terms() -> CommitmentTerms:
    """Return the terms on which the item may be granted on a promise."""
    found = catalogue.item(ITEM).commitment_terms
    assert found
    return found


def promised(applicant: Applicant) -> UUID:
    """Return a whole draft that was opened on a promise."""
    application = drafts.Application(authority=HOME, item=ITEM, commitment=True, answers=ANSWERS)
    return drafts.open_application(application, act(applicant.person)).stream.id


def pressed(applicant: Applicant, stream: UUID, **sent: str) -> Answer:
    """Press the last button, with both ticks unless said otherwise."""
    ticked = {"declared": "on", "signed": "on", "letter": terms().version}
    whole = ticked | {"request": str(uuid4())} | sent
    answer: Answer = applicant.client.post(reverse("portal:check", args=[stream]), whole)
    return answer


def test_a_promise_can_be_chosen_where_the_item_allows_it(applicant: Applicant) -> None:
    page = applicant.client.get(START, {"action": "renewal"}).content.decode()

    assert 'value="commitment"' in page
    assert "只适用于：新办、延续" in page


def test_a_promise_is_not_offered_for_other_actions_but_shown_where_it_is(
    applicant: Applicant,
) -> None:
    page = applicant.client.get(
        START, {"action": "modification", "authority": HOME}
    ).content.decode()

    assert 'value="commitment"' not in page
    assert f'href="?action=renewal&amp;authority={HOME}"' in page


def test_an_item_without_promises_offers_none(applicant: Applicant) -> None:
    page = applicant.client.get(reverse("portal:apply", args=["nurse-practice"])).content.decode()

    assert "告知承诺" not in page


def test_a_page_that_did_not_ask_for_the_way_opens_an_ordinary_draft(applicant: Applicant) -> None:
    applicant.client.post(START, {"authority": HOME, "action": "modification"})

    assert not CaseRow.objects.get().commitment


def test_a_promise_for_another_action_is_refused_in_words(applicant: Applicant) -> None:
    answer = applicant.client.post(START, CHOSEN | {"action": "modification"})

    assert answer.status_code == 422
    assert "“变更”不适用告知承诺" in answer.content.decode()
    assert Draft.objects.count() == 0


def test_a_promise_that_is_chosen_opens_a_draft(applicant: Applicant) -> None:
    applicant.client.post(START, CHOSEN)

    assert CaseRow.objects.get().commitment


def test_the_whole_notice_is_told_before_the_letter_is_signed(applicant: Applicant) -> None:
    page = applicant.client.get(reverse("portal:check", args=[promised(applicant)]))

    words = page.content.decode()
    told = terms()
    conditions = catalogue.item(ITEM).conditions
    for text in (told.letter, told.effect, told.supervision, told.consequences, *conditions):
        assert text in words
    assert f"告知书版本：{told.version}" in words
    assert "公共场所卫生检测或者评价报告" in words
    assert "核查期限：作出决定后2个月内" in words


def test_an_ordinary_application_has_no_letter_to_sign(applicant: Applicant) -> None:
    page = applicant.client.get(reverse("portal:check", args=[applicant.draft()])).content.decode()

    assert "告知书" not in page
    assert 'name="signed"' not in page


def test_the_letter_is_kept_by_its_version(applicant: Applicant) -> None:
    stream = promised(applicant)

    answer = pressed(applicant, stream)

    assert answer.status_code == 302
    assert load_case(stream).state.letter == terms().version


def test_without_the_tick_below_the_letter_nothing_is_filed(applicant: Applicant) -> None:
    stream = promised(applicant)

    answer = pressed(applicant, stream, signed="")

    assert answer.status_code == 422
    assert "请阅读告知书并勾选签署" in answer.content.decode()
    assert load_case(stream).state.phase is Phase.DRAFT


def test_a_letter_that_is_no_longer_in_force_cannot_be_signed(applicant: Applicant) -> None:
    stream = promised(applicant)

    answer = pressed(applicant, stream, letter="2018-11-10")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "告知书已经更新" in page
    assert f'value="{terms().version}"' in page
    assert re.search('<input[^>]*name="signed"[^>]*checked', page) is None
    assert load_case(stream).state.phase is Phase.DRAFT


def test_a_letter_that_was_edited_under_its_version_is_read_and_signed_again(
    applicant: Applicant,
) -> None:
    stream = promised(applicant)

    answer = pressed(applicant, stream, definition="0" * 64)

    assert answer.status_code == 422
    assert "告知书已经更新" in answer.content.decode()
    assert load_case(stream).state.phase is Phase.DRAFT


def test_casework_takes_no_letter_that_is_not_in_force(applicant: Applicant) -> None:
    stream = promised(applicant)

    with pytest.raises(Unlawful, match="letter-missing"):
        filing.submit(stream, act(applicant.person), letter="2018-11-10")
