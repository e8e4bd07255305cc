"""`xuke run`, `up`, `down`, `demo`: the life of an installation."""

from collections.abc import Iterator

import click

from xuke.config.cli.session import prepared, say
from xuke.config.settings import Settings, current, make_data_folder


@click.command(
    "run", help="启动数据库、网页服务和后台任务；数据库为空时先载入演示年度。Ctrl-C 停止。"
)
@click.option("--empty", is_flag=True, help="不载入演示年度（正式运行时从不载入）")
def run_command(*, empty: bool) -> None:
    """Serve until told to stop."""
    from xuke.config.server import postgres
    from xuke.config.server.runlock import only_run
    from xuke.config.server.supervisor import Supervisor

    settings = current()
    make_data_folder(settings.data)
    with only_run(settings):
        was_running = settings.database_url is not None or postgres.is_running(settings.data)
        try:
            _make_ready(settings, empty=empty or settings.production)
            Supervisor(settings, say).serve(lambda address: _announce(settings, address))
        finally:
            if not was_running:
                postgres.stop(settings.data, settings.pg_bindir)
    say("已停止，数据已保存。")


@click.command("up", help="启动数据库并建立数据表；不启动网页服务。")
def up_command() -> None:
    """Bring the database up and leave it running."""
    from django.db import connection

    settings = prepared()
    found = connection.settings_dict
    click.echo(f"数据库 {found['NAME']} 已启动：{found['HOST']}:{found['PORT']}")
    say(f"数据文件夹：{settings.data}。停止：xuke down。")
    for line in _elsewhere(settings):
        say(line)


@click.command("down", help="停止本数据文件夹的服务和数据库。")
def down_command() -> None:
    """Stop a run, then the database."""
    from xuke.config.server import postgres
    from xuke.config.server.runlock import stop_run

    settings = current()
    served = stop_run(settings)
    stopped = postgres.stop(settings.data, settings.pg_bindir)
    say("已停止。" if served or stopped else "没有正在运行的服务。")


@click.command("demo", help="载入演示年度数据；已载入的不再重复。")
def demo_command() -> None:
    """Load the demonstration year without serving."""
    from xuke.config.cli.progress import shown

    prepared()
    from xuke.config import demonstration as demo

    with shown("演示年度") as progress:
        loaded = demo.load(progress)
    click.echo(loaded)


def _elsewhere(settings: Settings) -> Iterator[str]:
    """Yield where the database lies if not within the data folder, as it may be for root."""
    from xuke.config.server.cluster import Note

    note = None if settings.database_url else Note.read(settings.data)
    home = settings.data / note.home if note else settings.data
    if not home.is_relative_to(settings.data):
        yield f"数据库文件夹：{home}（以 root 运行时在数据文件夹之外，备份须包括这两个文件夹）"


def _make_ready(settings: Settings, *, empty: bool) -> None:
    """Bring database, tables and demonstration year to where serving can begin.

    A data file with a mistake stops the start, and not the first page that needs it.
    """
    from xuke import catalogue
    from xuke.config.server.database import check_keys, ensure_running, is_ready, release

    catalogue.loaded()
    ensure_running(settings)
    if is_ready(settings) and not settings.production:
        # Nothing more to do, and Django's second of loading is saved.
        check_keys(settings)
        return
    prepared()
    if settings.production:
        _close_demonstration()
    elif not empty:
        _load_demo_if_empty()
    release()


def _close_demonstration() -> None:
    """Shut out who could sign in by a password that stands in our own documentation."""
    from xuke.config.demonstration.closing import close_accounts

    closed = close_accounts()
    if closed:
        say(f"正式运行：已停用 {closed} 个演示账号，它们不能再登录，令牌也已失效。")


def _load_demo_if_empty() -> None:
    """Fill a new installation, so that its first page shows something."""
    from xuke.config.cli.progress import shown
    from xuke.web.site.training import newest_day

    if newest_day():
        return
    from xuke.config import demonstration as demo

    with shown("载入演示年度") as progress:
        demo.load(progress)


@click.command("accounts", help="显示演示账号。")
def accounts_command() -> None:
    """Print the demonstration accounts, where this installation has them."""
    prepared()
    from xuke.config import demonstration as demo

    for line in demo.account_lines():
        click.echo(line)


def _announce(settings: Settings, address: str) -> None:
    """Say where to look, and as whom; the watching goes on meanwhile."""
    import subprocess
    import sys

    say(f"\nxuke 许可 已启动：{address}")
    say(f"数据文件夹：{settings.data}   日志：{settings.data / 'log'}")
    for line in _elsewhere(settings):
        say(line)
    say("按 Ctrl-C 停止。")
    ask = "from xuke.config.cli import main; main()"
    subprocess.Popen([sys.executable, "-c", ask, "accounts"], stdout=sys.stderr)
