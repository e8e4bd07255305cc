"""Slow work that an act orders: it commits with the act, or not at all."""

from typing import Final

from procrastinate.contrib.django import app

from xuke.record.jsontext import written
from xuke.record.writing import call

_DEFER: Final = (
    "procrastinate_defer_jobs_v1(ARRAY[ROW(%s, %s, %s, %s, %s, %s::jsonb, %s)"
    "]::procrastinate_job_to_defer_v1[])"
)


def order(task: str, **args: str) -> None:
    """Enqueue a task by its name, in the statement that writes the act.

    What is written is what `defer` of procrastinate writes, by the same function of the database.
    """
    job = app.configure_task(task, allow_unknown=False).job
    told = written(args).decode()
    priority = str(job.priority)
    call(
        _DEFER,
        [job.queue, task, priority, job.lock, job.queueing_lock, told, job.scheduled_at],
    )
