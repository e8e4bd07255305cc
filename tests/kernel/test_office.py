"""What an office states of itself holds from its day on; unsaid days are nobody's invention."""

from datetime import date

import pytest

from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.office import OFFICE, FactStated, LimitPromised, MajorListed, Office, OfficeFact
from xuke.kernel.person import Person, Role

TODAY = date(2026, 3, 2)
ADMIN = Person("admin", "310105-wjw", frozenset({Role.ADMIN}))
STATE = OFFICE.verbs["state"]


def stated(value: str, since: date, fact: OfficeFact = OfficeFact.COURT) -> FactStated:
    return FactStated(on=TODAY, by="admin", fact=fact, value=value, since=since, source="公告")


def value(office: Office, on: date) -> str:
    found = office.statement(OfficeFact.COURT, on)
    return found.value if found else ""


def test_a_statement_holds_from_its_day_until_the_next() -> None:
    office = OFFICE.replay([stated("乙", date(2026, 1, 1)), stated("甲", date(2024, 1, 1))])

    assert [value(office, date(year, 6, 1)) for year in (2023, 2025, 2026)] == ["", "甲", "乙"]
    first = office.first(OfficeFact.COURT)
    assert first
    assert first.value == "甲"


def test_of_two_statements_from_one_day_the_later_holds() -> None:
    office = OFFICE.replay([stated("甲", TODAY), stated("乙", TODAY)])

    assert value(office, TODAY) == "乙"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        pytest.param(stated("甲", date(2025, 1, 1)), "already-stated", id="what holds already"),
        pytest.param(stated("乙", date(2027, 3, 4)), "stated-too-early", id="more than a year"),
    ],
)
def test_what_changes_nothing_or_comes_too_early_is_refused(told: FactStated, code: str) -> None:
    office = OFFICE.replay([stated("甲", date(2024, 1, 1))])

    with pytest.raises(Unlawful) as refused:
        OFFICE.decide(STATE, office, told, Occasion(ADMIN, Calendar({})))

    assert refused.value.code == code


def test_a_year_ahead_is_allowed() -> None:
    told = stated("乙", date(2027, 3, 3))

    assert OFFICE.decide(STATE, Office(), told, Occasion(ADMIN, Calendar({}))) == (told,)


def promised(days: int, since: date = TODAY) -> LimitPromised:
    return LimitPromised(
        on=TODAY, by="admin", item="x", action=Action.NEW, days=days, since=since, source="规范"
    )


def at(statutory: int) -> Occasion:
    return Occasion(ADMIN, Calendar({}), statutory)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        pytest.param(promised(21), "promise-longer-than-law", id="a day longer than the law"),
        pytest.param(promised(0), "promise-longer-than-law", id="no day at all"),
        pytest.param(promised(5, date(2026, 3, 1)), "promised-for-the-past", id="from yesterday"),
        pytest.param(promised(5, date(2027, 3, 4)), "stated-too-early", id="more than a year"),
        pytest.param(promised(10), "already-stated", id="what is promised already"),
    ],
)
def test_a_promise_is_no_longer_than_the_law_and_for_no_past_case(
    told: LimitPromised, code: str
) -> None:
    office = OFFICE.replay([promised(10, date(2026, 1, 1))])

    with pytest.raises(Unlawful) as refused:
        OFFICE.decide(OFFICE.verbs["promise"], office, told, at(20))

    assert refused.value.code == code


def test_a_promise_as_long_as_the_law_holds_from_its_day() -> None:
    told = promised(20, date(2026, 3, 3))

    office = OFFICE.replay(OFFICE.decide(OFFICE.verbs["promise"], Office(), told, at(20)))

    assert office.promise("x", Action.NEW, TODAY) is None
    assert office.promise("x", Action.NEW, date(2026, 3, 3)) == told
    assert office.promise("x", Action.RENEWAL, date(2026, 3, 3)) is None


def test_only_an_administrator_states_facts() -> None:
    clerk = Person("clerk", "310105-wjw", frozenset({Role.CLERK}))

    refusal = OFFICE.refusal(STATE, clerk, Office())

    assert refusal
    assert refusal.code == "role-missing"


def listed(since: date = TODAY, *, review: bool = True, discussion: bool = False) -> MajorListed:
    return MajorListed(
        on=TODAY,
        by="admin",
        item="x",
        action=Action.NEW,
        legality_review=review,
        discussion=discussion,
        since=since,
        source="目录",
    )


@pytest.mark.parametrize(
    ("told", "code"),
    [
        pytest.param(listed(), "already-stated", id="what is listed already"),
        pytest.param(listed(date(2026, 3, 1), review=False), "listed-for-the-past", id="yesterday"),
        pytest.param(listed(date(2027, 3, 4), review=False), "stated-too-early", id="over a year"),
    ],
)
def test_a_list_changes_something_and_no_past_case(told: MajorListed, code: str) -> None:
    office = OFFICE.replay([listed(date(2026, 1, 1))])

    with pytest.raises(Unlawful) as refused:
        OFFICE.decide(OFFICE.verbs["list-major"], office, told, Occasion(ADMIN, Calendar({})))

    assert refused.value.code == code


def test_what_is_struck_from_the_list_is_asked_until_the_day_before() -> None:
    struck = listed(date(2026, 4, 1), review=False)
    verb = OFFICE.verbs["list-major"]
    first = OFFICE.replay([listed()])

    office = OFFICE.replay([listed(), *OFFICE.decide(verb, first, struck, at(20))])

    days = (date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1))
    found = [office.major("x", Action.NEW, day) for day in days]
    assert [bool(one and one.legality_review) for one in found] == [False, True, False]
    assert office.major("x", Action.RENEWAL, days[1]) is None
