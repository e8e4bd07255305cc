"""Work that nobody starts by hand: what became due, and the slow work of the rooms."""

from importlib import import_module

from procrastinate.contrib.django import app

from xuke.casework.stream.daywork import do_days_work
from xuke.figures.cubes.folding import fold_all
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


@app.periodic(cron="* * * * *")
@app.task(name="fold-figures", queue="figures", queueing_lock="figures")
def fold_figures(timestamp: int) -> None:  # noqa: ARG001 - whatever waits is folded
    """Fold into the roll-ups what acts have appended; late, figures are only slower to read."""
    fold_all()


for _module in (module for place in places.house().places for module in place.jobs):
    import_module(_module)
