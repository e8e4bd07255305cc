"""Jobs that a killed worker left are taken up again, and none for ever."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app

from xuke.config.upkeep import MOST_ATTEMPTS, take_up

COLLECT = "collect-files"


def left(committing: object, *, attempts: int = 1) -> int:
    """Leave a job as a worker does that was killed in the middle of it."""
    number = app.configure_task(COLLECT, allow_unknown=True, queueing_lock="files").defer(
        timestamp=0
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s WHERE id = %s",
            [attempts, number],
        )
    return int(number)


def status(number: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [number])
        row = cursor.fetchone()
    return str(row[0]) if row else "gone"


def test_a_job_that_nobody_does_any_more_is_done_again(committing: object) -> None:
    number = left(committing)

    assert async_to_sync(take_up)(app) == 1
    assert status(number) == "todo"


def test_a_job_that_ended_its_worker_too_often_is_left(committing: object) -> None:
    number = left(committing, attempts=MOST_ATTEMPTS)

    async_to_sync(take_up)(app)

    assert status(number) == "failed"


def test_a_job_that_waits_already_is_not_done_twice(committing: object) -> None:
    number = left(committing)
    waiting = int(
        app.configure_task(COLLECT, allow_unknown=True, queueing_lock="files").defer(timestamp=0)
    )

    async_to_sync(take_up)(app)

    assert (status(number), status(waiting)) == ("gone", "todo")


@pytest.mark.django_db
def test_nothing_is_taken_up_where_nothing_was_left() -> None:
    assert async_to_sync(take_up)(app) == 0
