"""`xuke clock`: for training, the whole product stands on another day."""

from datetime import date

import click

from xuke.config.cli.explaining import Day
from xuke.config.cli.operator import operator
from xuke.config.cli.session import prepared, say


@click.group("clock", help="时钟：培训时拨到另一天、恢复真实时间；确认系统时间；查看。")
def clock_command() -> None:
    """Hold what can be done to the clock."""


@clock_command.command("set", help="把整个系统拨到这一天（例如 2027-03-02），并办当天的例行工作。")
@click.argument("day", metavar="DATE", type=Day())
@click.option("--force", is_flag=True, help="即使已有以后日期的办理记录，也拨回")
def set_command(*, day: date, force: bool) -> None:
    """Move the clock, and do the day's work once."""
    prepared()
    from xuke.config.cli.acting import work_words
    from xuke.web import clock
    from xuke.web.site import training
    from xuke.web.words import dates

    done = training.move_to(day, operator(), force=force)
    stands = clock.training_day()
    named = dates.chinese_date(stands or clock.today())
    click.echo(f"培训时钟已拨到{named}。" if stands else f"{named}就是今天，按真实时间运行。")
    say(f"当天的例行工作已办：{work_words(done)}正在运行的网页和任务几秒内随之改变。")


@clock_command.command("real", help="恢复真实时间。")
def real_command() -> None:
    """Let the real clock run again."""
    prepared()
    from xuke.web import clock
    from xuke.web.site import training
    from xuke.web.words import dates

    ahead = training.return_to_real(operator())
    click.echo(f"现在按真实时间运行：{dates.chinese_instant(clock.now())}。")
    if ahead:
        say(
            f"注意：有 {ahead} 件在培训中办到了今天以后的日期。这些办件请勿继续办理；"
            "下次培训可拨到同一天或以后接着练，或另用一个数据文件夹。"
        )


@clock_command.command("confirm", help="核对过系统时间无误后，让停办的业务继续办理。")
def confirm_command() -> None:
    """Say that the machine's clock is right."""
    prepared()
    from xuke.web import clock
    from xuke.web.site import training
    from xuke.web.words import dates

    training.confirm(operator())
    click.echo(f"已确认系统时间：{dates.chinese_instant(clock.machine_now())}。现在可以办理。")


@clock_command.command("show", help="显示系统现在的时间，是否在培训。")
def show_command() -> None:
    """Say on which day the product stands, and who set it."""
    prepared()
    from xuke.web import clock
    from xuke.web.site import training
    from xuke.web.words import dates

    is_training = clock.training_day() is not None
    click.echo(f"{'培训时钟' if is_training else '真实时间'}：{dates.chinese_instant(clock.now())}")
    setting = training.newest()
    if setting is None:
        return
    say(f"最近一次由 {setting.set_by} 于 {dates.chinese_instant(setting.set_at)}（真实时间）设定。")
    if setting.offset_days and not is_training:
        say("正式运行：遗留的培训时钟不起作用。可用 xuke clock real 清除。")
    say(f"在培训时钟下共记录 {training.events_in_training()} 个事件。")
