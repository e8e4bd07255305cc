"""Work of the counter that nobody starts by hand: what silence has done, each night."""

from procrastinate.contrib.django import app

from xuke.casework.daywork import do_days_work
from xuke.web import clock


@app.periodic(cron="7 * * * *")
@app.task(queue="daywork", queueing_lock="daywork", retry=3)
def days_work(timestamp: int) -> None:  # noqa: ARG001 - when it was due; what is due is asked anew
    """Record deemed acceptances, every hour, so that an outage is caught up within one."""
    do_days_work(clock.today(), clock.now())
