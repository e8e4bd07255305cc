"""Writers, two who fold, one who counts anew, and a reader: each read is what the rows give."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date, timedelta
from threading import Event
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import OperationalError, connection, connections, transaction
from tests.conftest import Databases
from tests.figures.rows import HOME, ITEMS, case, counted, told

from xuke.figures.cubes.folding import fold_all
from xuke.figures.cubes.keeping import correct_all
from xuke.figures.models import FigureDelta, FigureRoll

pytestmark = pytest.mark.usefixtures("committing")
READS = 25


def repeatedly(stop: Event, one: Callable[[], Any]) -> int:
    """Do it on a connection of its own until it is told to stop; return how often."""
    times = 0
    try:
        while not stop.is_set():
            one()
            times += 1
    finally:
        connections.close_all()
    return times


def writer(seed: int) -> Callable[[], None]:
    """Return what writes and corrects rows of its own; a third of its acts is undone."""
    dice = random.Random(seed)  # noqa: S311 - a made-up case needs no secret dice

    def write() -> None:
        closed = date(2023, 12, 25) + timedelta(days=dice.randrange(14))
        row = case(
            UUID(int=1000 * seed + dice.randrange(12)),
            item=dice.choice(ITEMS),
            outcome=dice.choice(["granted", "refused", ""]),
            closed_on=dice.choice([closed, closed, None]),
            fee=dice.choice([0, 12]),
        )
        with transaction.atomic():
            row.save()
            transaction.set_rollback(dice.randrange(3) == 0)

    return write


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is read be of one moment."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def is_true() -> bool:
    """Compare what is read with what the rows give at the same moment."""
    with one_moment():
        return told() == counted()


def test_each_read_is_what_the_rows_give_while_others_write_fold_and_count_anew() -> None:
    stop = Event()
    work = [writer(1), writer(2), writer(3), lambda: fold_all(2), lambda: fold_all(3), correct_all]
    with ThreadPoolExecutor(len(work)) as pool:
        done = [pool.submit(repeatedly, stop, one) for one in work]
        try:
            reads = [is_true() for _ in range(READS)]
        finally:
            stop.set()
        times = [one.result() for one in done]

    assert reads == [True] * READS
    assert min(times) > 0, times
    assert (correct_all(), told()) == (0, counted())
    assert FigureRoll.objects.exists()


def test_a_writer_that_is_killed_before_it_commits_leaves_nothing(committing: Databases) -> None:
    case().save()
    url = committing.cluster.note.url(committing.name)
    with closing(psycopg.connect(url)) as killed:
        killed.execute("UPDATE casework_case SET closed_on = '2024-01-03'")
        assert killed.execute("SELECT count(*) FROM figure_delta").fetchone() == (3,)

    assert FigureDelta.objects.count() == 1
    assert told() == counted()


def folded_and_killed(databases: Databases) -> None:
    """Fold on a connection that an administrator ends before it commits."""
    with transaction.atomic():
        fold_all()
        assert not FigureDelta.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            with databases.admin() as admin:
                admin.execute("SELECT pg_terminate_backend(%s)", cursor.fetchone())
        fold_all()


def test_what_was_appended_outlives_a_fold_that_is_killed(committing: Databases) -> None:
    for _ in range(3):
        case().save()

    with pytest.raises(OperationalError):
        folded_and_killed(committing)
    connection.close()

    assert (FigureDelta.objects.count(), FigureRoll.objects.count()) == (3, 0)
    assert told() == counted()


def test_of_two_who_fold_at_once_one_leaves_it_to_the_other(committing: Databases) -> None:
    case().save()
    lock = "SELECT pg_advisory_lock(hashtextextended('fold ' || %s || ' ' || %s, 0))"
    with psycopg.connect(committing.cluster.note.url(committing.name), autocommit=True) as other:
        other.execute(lock, [HOME, FigureDelta.objects.get().cube])
        assert fold_all() == 0
    assert fold_all() == 1
