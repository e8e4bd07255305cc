"""What is left over: jobs of a killed worker are taken up, drafts and sessions that ended go."""

import logging
from datetime import datetime
from typing import Final

from procrastinate import App, exceptions
from procrastinate.jobs import Job, Status

from xuke.web.acts.draft import forget_old
from xuke.web.site.session.store import SessionStore

MOST_ATTEMPTS: Final = 5
"""A job that has ended its worker so often is left to be looked at."""
_log: Final = logging.getLogger(__name__)


async def take_up(app: App) -> int:
    """Let every job be done again that stands as being done by nobody; return how many.

    Each of ours may be done twice: it asks anew what is to be done.
    """
    found = list(await app.job_manager.get_stalled_jobs())
    for job in found:
        await _again(app, job)
    return len(found)


def forget_ended(now: datetime) -> None:
    """Delete drafts of acts that nobody has gone on with, and sessions that have ended."""
    forget_old(now)
    SessionStore.clear_expired()


async def _again(app: App, job: Job) -> None:
    """Put a job back, or end it where it cannot be: it was tried too often, or waits already."""
    _log.warning("The job %s was left undone by a worker that has gone.", job.task_name)
    if job.attempts >= MOST_ATTEMPTS:
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
        return
    try:
        await app.job_manager.retry_job(job)
    except exceptions.ConnectorException:
        # One like it waits in the queue: what this one should have done is done by that one.
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
