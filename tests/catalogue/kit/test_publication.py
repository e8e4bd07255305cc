"""A published version never changes; the next one begins on a day that is still to come."""

from datetime import date

import pytest

from xuke.catalogue.kit.difference import Change
from xuke.catalogue.kit.publication import Publication, PublicationRefused, Reason
from xuke.catalogue.kit.version import Definition, definition_of
from xuke.catalogue.shape import Effect
from xuke.web.words import definitions

TODAY = date(2026, 3, 2)
APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


def version(since: date, words: str, slug: str = "nurse-practice") -> Definition:
    return definition_of("item", slug, since, {"words": words})


FIRST = version(APRIL, "first")
SECOND = version(MAY, "second")
PUBLISHED = Publication().with_version(FIRST, today=TODAY)
BOTH = PUBLISHED.with_version(SECOND, today=TODAY)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param(date(2026, 3, 31), None, id="the day before the first"),
        pytest.param(APRIL, FIRST, id="the first day"),
        pytest.param(date(2026, 4, 30), FIRST, id="the last day of the first"),
        pytest.param(MAY, SECOND, id="the first day of the second"),
        pytest.param(date(2099, 1, 1), SECOND, id="until another is published"),
    ],
)
def test_the_version_in_force_is_that_of_the_day(day: date, found: Definition | None) -> None:
    assert BOTH.on(day) == found


def test_a_version_that_is_no_longer_in_force_is_still_read() -> None:
    assert BOTH.version("2026-04-01") == FIRST
    assert BOTH.version("2026-06-01") is None


def test_to_publish_changes_no_publication_that_somebody_holds() -> None:
    assert PUBLISHED.versions == (FIRST,)


REFUSED = [
    (version(APRIL, "changed"), Reason.CHANGES_A_PUBLISHED_ONE, "2026-04-01"),
    (FIRST, Reason.ALREADY_PUBLISHED, "2026-04-01"),
    (version(MAY, "first"), Reason.UNCHANGED, "2026-04-01"),
    (version(date(2026, 3, 1), "second"), Reason.DAY_PAST, "2026-03-01"),
    (version(date(2026, 3, 31), "second"), Reason.BEFORE_ANOTHER, "2026-04-01"),
    (version(MAY, "second", "physician-practice"), Reason.ANOTHER_DEFINITION, "nurse-practice"),
]


@pytest.mark.parametrize(
    ("new", "reason", "detail"), REFUSED, ids=[reason for _, reason, _ in REFUSED]
)
def test_what_is_not_published_is_refused_with_its_reason(
    new: Definition, reason: Reason, detail: str
) -> None:
    with pytest.raises(PublicationRefused) as caught:
        PUBLISHED.with_version(new, today=TODAY)

    assert (caught.value.reason, caught.value.details) == (reason, (detail,))
    assert detail in definitions.refusal(caught.value)


def test_a_version_may_begin_today() -> None:
    assert Publication().with_version(version(TODAY, "now"), today=TODAY).on(TODAY) is not None


def test_a_version_that_breaks_what_refers_to_it_is_refused() -> None:
    changes = [
        Change("materials.floor-plan", Effect.BREAK, {"id": "floor-plan"}, None),
        Change("name.zh", Effect.WORD, "旧", "新"),
    ]

    with pytest.raises(PublicationRefused) as caught:
        PUBLISHED.with_version(SECOND, today=TODAY, changes=changes)

    assert caught.value.details == ("materials.floor-plan",)
    assert "不得删去、改名" in definitions.refusal(caught.value)


def test_every_reason_has_its_sentence() -> None:
    for reason in Reason:
        assert definitions.refusal(PublicationRefused(reason, "2026-04-01")).endswith("。")
