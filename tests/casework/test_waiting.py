"""A list of work by its kept statements: the same rows as the query that they were made of."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Q

from xuke.casework.case.statements import MOST
from xuke.casework.case.waiting import UNCOUNTED, Counted, Dues, Work, work
from xuke.casework.case.worklist import DUE_FIRST, WAITED_FOR, Wanted, named, stretches
from xuke.casework.models import CaseRow, CaseWords
from xuke.casework.stream.mentioning import NEAR
from xuke.casework.stream.searching import indexed
from xuke.kernel.person import Person, Role

pytestmark = pytest.mark.django_db

HOME, AWAY = "310105-wjw", "440114-wjj"
TODAY, SOON = date(2026, 3, 10), date(2026, 3, 13)
PEOPLE = ("ann", "bo", "chen")
PHASES = (("received", "clerk"), ("accepted", "examiner"), ("examined", "decider"))


def case(dice: Random, serial: int, **facts: object) -> CaseRow:
    """Make a row by chance: somebody's, somewhere, waiting for some role or person."""
    phase, waits_for = dice.choice(PHASES)
    drawn = {
        "stream": UUID(int=dice.getrandbits(128), version=4),
        "version": 3,
        "authority": dice.choice((HOME, HOME, HOME, AWAY)),
        "year": 2026,
        "number": f"310105-20260302-{serial:06d}",
        "item": dice.choice(("nurse-practice", "medical-advertisement")),
        "action": "new",
        "channel": dice.choice(("window", "online")),
        "phase": phase,
        "waits_for": waits_for,
        "owner": dice.choice(PEOPLE),
        "applicant_name": dice.choice(("虚构甲", "虚构乙")),
        "accepted_by": dice.choice(("", *PEOPLE)),
        "examined_by": dice.sample(PEOPLE, dice.randrange(2)),
        "assigned_to": dice.choice(([], [], [dice.choice(PEOPLE)])),
        "recused": dice.choice(([], [], [dice.choice(PEOPLE)])),
        "due": dice.choice((None, TODAY + timedelta(days=dice.randrange(-3, 9)))),
        "commitment": False,
        "fully_online": True,
        "imported": False,
        "fee": 0,
    }
    told = drawn | facts
    return CaseRow(**({"nearest": told["due"]} | told))


def kept(rows: list[CaseRow]) -> None:
    CaseRow.objects.bulk_create(rows)
    CaseWords.objects.bulk_create(
        CaseWords(
            stream=one.stream,
            authority=one.authority,
            year=one.year,
            is_open=True,
            words=indexed(one.applicant_name, one.number),
        )
        for one in rows
    )


def plain(many: int, /, **facts: object) -> list[CaseRow]:
    """Make rows that wait for the clerk at home, whoever it is."""
    dice = Random(many)  # noqa: S311 - the same rows every time
    at_home = {"authority": HOME, "phase": "received", "waits_for": "clerk", "owner": "nobody"}
    free: dict[str, object] = {"assigned_to": [], "recused": []}
    return [case(dice, serial, **(at_home | free | facts)) for serial in range(many)]


def asked(person: Person, key: str = "", **narrowed: str) -> Work:
    roles = tuple(role for role in WAITED_FOR if person.has(role))
    return work(person, Wanted(roles=roles, **narrowed), key, today=TODAY, soon=SOON)


def walked(person: Person, **narrowed: str) -> Iterator[UUID]:
    """Yield the streams of all pages, one after the other."""
    key = ""
    while True:
        page = asked(person, key, **narrowed).page
        yield from (row.stream for row in page.rows)
        key = page.next_key
        if not key:
            return


def straight(person: Person, named_so: Q | None = None, **narrowed: Any) -> list[CaseRow]:  # noqa: ANN401
    """Return the same list by the query itself, whole."""
    roles = tuple(role for role in WAITED_FOR if person.has(role))
    found = stretches(person, Wanted(roles=roles, **narrowed))
    return list(DUE_FIRST.merged([one.filter(named_so or Q()) for one in found], 100_000))


CLERK = Person("ann", HOME, frozenset({Role.CLERK}))
ALL_ROLES = Person("bo", HOME, frozenset({Role.CLERK, Role.EXAMINER, Role.DECIDER}))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("narrowed", [{}, {"item": "nurse-practice"}, {"phase": "examined"}])
def test_kept_statements_find_what_their_query_finds(seed: int, narrowed: dict[str, Any]) -> None:
    dice = Random(seed)  # noqa: S311 - the same rows every time
    kept([case(dice, serial) for serial in range(150)])

    for name in PEOPLE:
        roles = frozenset(dice.sample(WAITED_FOR, dice.randrange(1, 4)))
        person = Person(name, HOME, roles)
        whole = straight(person, **narrowed)
        days = [row.due for row in whole if row.due]

        assert list(walked(person, **narrowed)) == [row.stream for row in whole]
        assert asked(person, **narrowed).dues == Dues(
            all=Counted(len(whole)),
            late=Counted(sum(day < TODAY for day in days)),
            today=Counted(days.count(TODAY)),
            soon=Counted(sum(TODAY < day <= SOON for day in days)),
        )


@pytest.mark.parametrize("words", ["虚构甲", "00001", "0302-0001", "甲", "甲 0001"])
def test_words_find_what_the_names_and_numbers_say(words: str) -> None:
    dice = Random(words)  # noqa: S311 - the same rows every time
    kept([case(dice, serial) for serial in range(150)])
    mentions = Q()
    for word in words.split():
        mentions &= Q(number__contains=word) | Q(applicant_name__contains=word)

    whole = straight(ALL_ROLES, mentions)

    assert whole
    assert list(walked(ALL_ROLES, words=words)) == [row.stream for row in whole]


def test_a_rare_name_is_found_behind_a_thousand_others() -> None:
    kept(plain(NEAR + 50, due=TODAY))
    rare = plain(3, due=TODAY + timedelta(days=30), applicant_name="生僻美容院")
    for place, one in enumerate(rare):
        one.number, one.stream = f"x{place}", UUID(int=place)
    kept(rare)

    found = asked(CLERK, words="美容院")

    assert [row.stream for row in found.page.rows] == [UUID(int=place) for place in range(3)]
    assert found.dues == Dues(all=Counted(3))


def test_a_common_name_is_counted_where_it_was_looked_for() -> None:
    kept(plain(NEAR + 50, due=TODAY, applicant_name="虚构连锁"))

    found = asked(CLERK, words="连锁")

    assert len(found.page.rows) == DUE_FIRST.size
    cut, unknown = Counted(NEAR, has_more=True), Counted(has_more=True)
    assert found.dues == Dues(all=cut, late=Counted(), today=cut, soon=unknown)


def test_further_on_a_common_name_is_not_said_to_be_fewer_than_were_seen() -> None:
    kept(plain(NEAR + 50, due=TODAY, applicant_name="虚构连锁"))
    second = asked(CLERK, words="连锁").page.next_key

    assert asked(CLERK, second, words="连锁").dues == UNCOUNTED


def test_all_pages_of_a_common_name_are_the_whole_list() -> None:
    rows = plain(NEAR + 50, due=TODAY)
    for place, one in enumerate(rows):
        one.applicant_name = "虚构连锁" if place % 4 else "别的单位"
    kept(rows)

    whole = straight(CLERK, Q(applicant_name="虚构连锁"))

    assert list(walked(CLERK, words="连锁")) == [row.stream for row in whole]


def test_what_is_counted_ends_at_its_cap() -> None:
    kept(plain(MOST + 5, due=TODAY - timedelta(days=1)))
    cut = Counted(MOST + 1, has_more=True)

    assert asked(CLERK).dues == Dues(all=cut, late=cut)


def test_each_band_is_counted_for_itself_however_many_are_late() -> None:
    late = TODAY - timedelta(days=1)
    rows = plain(MOST + 10, due=late)
    for row, due in zip(rows, (TODAY, SOON, SOON, SOON + timedelta(days=1)), strict=False):
        row.due = row.nearest = due
    kept(rows)
    cut = Counted(MOST + 1, has_more=True)
    first = asked(CLERK)

    assert first.dues == Dues(all=cut, late=cut, today=Counted(1), soon=Counted(2))
    assert asked(CLERK, first.page.next_key).dues == first.dues


def test_nothing_is_counted_of_an_empty_list_or_without_a_role() -> None:
    kept(plain(2))

    assert asked(CLERK, words="没有这个名字").dues == Dues()
    assert asked(Person("ann", HOME, frozenset({Role.PUBLISHER}))).dues == Dues()


def test_a_number_names_its_case_and_no_longer_one() -> None:
    short, long = plain(2)
    short.number, long.number = "310105-1", "310105-12"
    kept([short, long])

    assert [row.stream for row in asked(CLERK, words="310105-1").page.rows] == [short.stream]
    assert named(CLERK, "310105-12") == long
