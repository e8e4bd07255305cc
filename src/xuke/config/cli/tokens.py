"""`xuke token`: a bearer token for a person or a system."""

from datetime import date

import click

from xuke.config.cli.explaining import Day
from xuke.config.cli.session import prepared, say


@click.command("token", help="为账号签发接口令牌；令牌只显示这一次。")
@click.argument("username")
@click.option("--label", default="命令行签发", show_default=True, help="用途说明")
@click.option("--expires-on", type=Day(), help="失效日期（含当日）")
def token_command(username: str, label: str, expires_on: date | None) -> None:
    """Make a token and print it."""
    prepared()
    from xuke.access.models import User
    from xuke.access.people import make_token
    from xuke.web.clock import now

    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise click.ClickException(f"没有账号 {username}，或该账号已停用。请核对账号名。")
    token = make_token(user, label=label, at=now(), expires_on=expires_on)
    say("请妥善保存，此令牌不再显示：")
    click.echo(token)
