"""A duplicate repeats a case that is there: same applicant, item and action, open or granted."""

from typing import Any
from uuid import UUID

import pytest
from tests.casework import journey
from tests.casework.journey import CLERK, ITEM

from xuke.casework.case.kind import CASES, load_case
from xuke.casework.stream.door import do
from xuke.kernel.law.refusal import Unlawful

pytestmark = pytest.mark.django_db

TEXT = "与另一件申请的内容完全相同"


def ended(stream: UUID, **facts: Any) -> None:  # noqa: ANN401 - any fact
    do(CASES, stream, "terminate", {"text": TEXT, **facts}, journey.act(CLERK))


def refused(stream: UUID, **facts: Any) -> str:  # noqa: ANN401 - any fact
    with pytest.raises(Unlawful) as reason:
        ended(stream, **facts)
    return reason.value.code


def test_a_number_that_nobody_has_is_no_other_case() -> None:
    assert (
        refused(journey.accepted(), reason="duplicate", other="没有这个号") == "other-case-unknown"
    )


def test_the_same_application_of_the_same_applicant_is_repeated() -> None:
    first, second = journey.accepted(), journey.accepted()

    ended(second, reason="duplicate", other=load_case(first).state.number)

    assert load_case(second).state.outcome == "terminated"


def test_what_was_ended_itself_is_repeated_by_nothing() -> None:
    first, second = journey.accepted(), journey.accepted()
    ended(second, reason="duplicate", other=load_case(first).state.number)

    number = load_case(second).state.number

    assert refused(first, reason="duplicate", other=number) == "no-duplicate"


def test_what_still_needs_a_licence_was_not_abolished() -> None:
    stream = journey.accepted()

    assert load_case(stream).state.item == ITEM
    assert (
        refused(stream, reason="licence-abolished", basis="civil-code/202")
        == "licence-still-needed"
    )
