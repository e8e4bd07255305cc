"""`xuke token`: a bearer token for a person or a system."""

from datetime import date

import click

from xuke.config.cli.explaining import Day
from xuke.config.cli.session import prepared, say


@click.command("token", help="为账号签发接口令牌；令牌只显示这一次。")
@click.argument("username")
@click.option("--label", default="命令行签发", show_default=True, help="用途说明")
@click.option(
    "--expires-on", type=Day(), help="有效期的最后一天；不写则按 XUKE_TOKEN_DAYS（默认 90 天）"
)
def token_command(username: str, label: str, expires_on: date | None) -> None:
    """Make a token and print it."""
    prepared()
    from xuke.access.models import User
    from xuke.config.cli.operator import operator_act
    from xuke.rooms.people.keeping import home_of
    from xuke.rooms.people.tokens import issue_token, last_day
    from xuke.web import clock

    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise click.ClickException(f"没有账号 {username}，或该账号已停用。请核对账号名。")
    act = operator_act(home_of(user, clock.today()))
    until = expires_on or last_day(clock.today())
    token = issue_token(user, label, until, act)
    say(f"令牌有效期至 {until.isoformat()}（含当日）。请妥善保存，此令牌不再显示：")
    click.echo(token)
