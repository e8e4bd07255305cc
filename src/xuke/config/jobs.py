"""Work that nobody starts by hand: what became due, and the slow work of the rooms."""

import logging
from importlib import import_module
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from xuke.casework.case import collecting
from xuke.casework.stream.daywork import do_days_work
from xuke.config.upkeep import forget_ended, take_up
from xuke.figures.cubes.folding import fold_all
from xuke.gateways.disk import room_at
from xuke.web import clock
from xuke.web.site import places

_MEGABYTE: Final = 1_000_000
_log: Final = logging.getLogger(__name__)


@app.periodic(cron="7 * * * *")
@app.task(
    name="days-work",
    # Jobs that the first versions put into the queue are done as well.
    aliases=["xuke.rooms.counter.tasks.days_work"],
    queue="daywork",
    queueing_lock="daywork",
    retry=3,
)
def days_work(timestamp: int) -> None:  # noqa: ARG001 - when it was due; what is due is asked anew
    """Record what silence and lapsed days have done, every hour: after an outage within one."""
    clock.require_plausible()
    do_days_work(clock.today(), clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="take-up-jobs", queue="upkeep", queueing_lock="upkeep")
async def take_up_jobs(timestamp: int) -> None:  # noqa: ARG001 - what was left is asked anew
    """Take up again what a worker that was killed left undone."""
    await take_up(app)


@app.periodic(cron="37 * * * *")
@app.task(name="collect-files", queue="files", queueing_lock="files")
def collect_files(timestamp: int) -> None:  # noqa: ARG001 - what nothing refers to is asked anew
    """Delete files that nothing refers to."""
    collecting.collect(clock.today())


@app.periodic(cron="47 * * * *")
@app.task(name="forget-typed", queue="files", queueing_lock="typed")
def forget_typed(timestamp: int) -> None:  # noqa: ARG001 - what is too old is asked anew
    """Delete drafts of acts that nobody has gone on with, and sessions that have ended."""
    forget_ended(clock.now())


@app.task(name=collecting.ERASE, queue="files", retry=5)
def erase_draft(stream: str) -> None:
    """Delete the files of a draft that was thrown away."""
    collecting.erase(UUID(stream))


@app.periodic(cron="17 * * * *")
@app.task(name="look-at-disk", queue="files", queueing_lock="disk")
def look_at_disk(timestamp: int) -> None:  # noqa: ARG001 - what is looked at is now
    """Say in the log, every hour, that the disk is filling."""
    room = room_at(Path(settings.DATA_FOLDER))
    if room.is_low:
        _log.error(
            "The disk of the data folder is filling: %d MB are free.", room.free // _MEGABYTE
        )


@app.periodic(cron="* * * * *")
@app.task(name="fold-figures", queue="figures", queueing_lock="figures")
def fold_figures(timestamp: int) -> None:  # noqa: ARG001 - whatever waits is folded
    """Fold into the roll-ups what acts have appended; late, figures are only slower to read."""
    fold_all()


for _module in (module for place in places.house().places for module in place.jobs):
    import_module(_module)
