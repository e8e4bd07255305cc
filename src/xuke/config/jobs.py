"""Work that nobody starts by hand: what became due, and the slow work of the rooms."""

from importlib import import_module

from procrastinate.contrib.django import app

from xuke.casework.stream.daywork import do_days_work
from xuke.web import clock
from xuke.web.site import places


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
    do_days_work(clock.today(), clock.now())


for _module in (module for place in places.house().places for module in place.jobs):
    import_module(_module)
