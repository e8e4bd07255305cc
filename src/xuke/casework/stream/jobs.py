"""Slow work that an act orders: it commits with the act, or not at all; and what became of it."""

from datetime import datetime
from typing import Final

from django.db.models import Min
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

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


def failed() -> int:
    """Return how many jobs were given up; each stays until somebody has looked at it."""
    return ProcrastinateJob.objects.filter(status="failed").count()


def waiting_since() -> datetime | None:
    """Return since when the job waits that has waited longest of those that might be done."""
    ordered = ProcrastinateEvent.objects.filter(type="deferred", job__status="todo")
    at_once = ordered.filter(job__scheduled_at__isnull=True)
    found: datetime | None = at_once.aggregate(since=Min("at"))["since"]
    return found
