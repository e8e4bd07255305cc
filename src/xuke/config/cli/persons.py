"""`xuke person`: accounts of people, also before anybody can sign in to make one."""

import getpass
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from xuke.config.cli.session import prepared, say

if TYPE_CHECKING:
    from xuke.access.models import User

_GENERATED: Final = 12
"""Random bytes of a generated password."""
_FILE: Final = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_password_file = click.option(
    "--password-file", type=_FILE, help="从文件第一行读取密码（不写则在终端输入两次）"
)
_generate = click.option("--generate", is_flag=True, help="生成随机密码，只显示这一次")


@click.group("person", help="建立、停用、恢复账号，设置密码。")
def person_command() -> None:
    """Hold what can be done to accounts."""


@person_command.command("add", help="建立账号，可同时授予一个机关的职责。")
@click.argument("username")
@click.option("--name", required=True, help="姓名")
@click.option("--authority", help="实施机关代码，如 310105-wjw")
@click.option("--role", "roles", multiple=True, help="职责，如 clerk 或 窗口人员，可重复")
@_password_file
@_generate
def add_command(
    *,
    username: str,
    name: str,
    authority: str | None,
    roles: tuple[str, ...],
    password_file: Path | None,
    generate: bool,
) -> None:
    """Make an account; whatever is wrong is told before anything is written."""
    prepared()
    from django.db import transaction

    from xuke.access.models import User
    from xuke.config.cli.operator import operator_act
    from xuke.rooms.people import accounts
    from xuke.web import clock

    codes = _role_codes(authority, roles)
    user = User(username=username.strip(), name=name.strip())
    _check_names(user)
    user.set_password(_password(user, password_file, generate=generate))
    act = operator_act(authority or "")
    with transaction.atomic():
        user.save()
        accounts.made(user, authority or "", act)
        for code in codes:
            given = accounts.Given(role=code, since=clock.today(), reason="建立账号时授予")
            accounts.give_role(user, authority or "", given, act)
    _tell(user, authority, codes)


@person_command.command("password", help="为已有账号设置新密码。")
@click.argument("username")
@_password_file
@_generate
def password_command(*, username: str, password_file: Path | None, generate: bool) -> None:
    """Set a password; sessions under the old one end."""
    prepared()
    from xuke.config.cli.operator import operator_act
    from xuke.rooms.people import accounts

    user = _account(username, is_active=True)
    password = _password(user, password_file, generate=generate)
    accounts.set_password(user, password, operator_act(""))
    say(f"账号 {username} 的密码已更改，用旧密码登录的页面须重新登录，它的接口令牌已全部停用。")


@person_command.command("close", help="停用账号：不能再登录，职责和令牌一并结束。")
@click.argument("username")
@click.option("--reason", required=True, help="事由，记入账号的经过")
def close_command(*, username: str, reason: str) -> None:
    """Close an account."""
    prepared()
    from xuke.config.cli.operator import operator_act
    from xuke.rooms.people import accounts
    from xuke.rooms.people.keeping import home_of
    from xuke.web import clock

    user = _account(username, is_active=True)
    act = operator_act(home_of(user, clock.today()))
    accounts.close(user, clock.today(), reason, act)
    say(f"账号 {username} 已停用，不能再登录，职责和令牌一并结束。")


@person_command.command("reopen", help="恢复已停用的账号；职责须重新授予。")
@click.argument("username")
@click.option("--reason", required=True, help="事由，记入账号的经过")
def reopen_command(*, username: str, reason: str) -> None:
    """Open a closed account again."""
    prepared()
    from xuke.config.cli.operator import operator_act
    from xuke.kernel.law.refusal import Unlawful
    from xuke.rooms.people import accounts
    from xuke.rooms.people.keeping import home_of
    from xuke.web import clock

    user = _account(username, is_active=False)
    act = operator_act(home_of(user, clock.today()))
    try:
        accounts.reopen(user, clock.today(), reason, act)
    except Unlawful as refused:
        raise click.ClickException(f"账号 {username} 没有停用的记录，不能恢复。") from refused
    say(f"账号 {username} 已恢复，可以登录。需要的职责请重新授予。")


def _account(username: str, *, is_active: bool) -> "User":
    """Return the account of this name, or say that there is none that is open, or closed."""
    from xuke.access.models import User

    user = User.objects.filter(username=username, is_active=is_active).first()
    if user is None:
        state = "已停用" if is_active else "没有停用"
        raise click.ClickException(f"没有账号 {username}，或该账号{state}。请核对账号名。")
    return user


def _role_codes(authority: str | None, roles: tuple[str, ...]) -> list[str]:
    """Return the roles by their codes; they are given by code or by Chinese name."""
    from xuke import catalogue
    from xuke.kernel.person import OFFICIAL_ROLES, Role
    from xuke.web.words import sentences

    if bool(authority) != bool(roles):
        raise click.ClickException("--authority 和 --role 须一起写：职责总是某一机关的职责。")
    if authority and authority not in catalogue.authorities():
        known = "、".join(catalogue.authorities())
        raise click.ClickException(f"没有实施机关 {authority}。可用的代码：{known}。")
    official = [role.value for role in Role if role in OFFICIAL_ROLES]
    codes = {word: code for code in official for word in (code, sentences.role(code))}
    for role in roles:
        if role not in codes:
            offered = "、".join(f"{code}（{sentences.role(code)}）" for code in official)
            raise click.ClickException(f"没有职责“{role}”。可用的职责：{offered}。")
    return list(dict.fromkeys(codes[role] for role in roles))


def _check_names(user: "User") -> None:
    """Refuse an account name that is taken or cannot be typed, and an empty name."""
    from django.core.exceptions import ValidationError

    from xuke.rooms.people.accounts import check_names

    try:
        check_names(user)
    except ValidationError as error:
        raise click.ClickException("".join(error.messages)) from error


def _password(user: "User", file: Path | None, *, generate: bool) -> str:
    """Return a new password for the account, if it is strong enough."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if generate and file:
        raise click.ClickException("--generate 和 --password-file 只能写一个。")
    password = _generated() if generate else _from_file(file) if file else _typed()
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise click.ClickException("密码不能使用：" + "".join(error.messages)) from error
    if generate:
        say("请妥善保存，此密码不再显示：")
        click.echo(password)
    return password


def _generated() -> str:
    """Return a new random password."""
    import secrets

    return secrets.token_urlsafe(_GENERATED)


def _from_file(file: Path) -> str:
    """Return the first line of a file."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise click.ClickException(f"密码文件 {file} 不是 UTF-8 文本。") from error
    if not lines or not lines[0]:
        raise click.ClickException(f"密码文件 {file} 的第一行是空的。")
    return lines[0]


def _typed() -> str:
    """Ask on the terminal, twice."""
    if not sys.stdin.isatty():
        raise click.ClickException("这里没有终端可以输入密码，请用 --password-file 或 --generate。")
    password = getpass.getpass("密码：")
    if getpass.getpass("再输入一次：") != password:
        raise click.ClickException("两次输入的密码不同，没有更改。")
    return password


def _tell(user: "User", authority: str | None, codes: list[str]) -> None:
    """Say what was made."""
    say("".join(_told(user, authority, codes)))


def _told(user: "User", authority: str | None, codes: list[str]) -> Iterator[str]:
    """Yield the account, and its roles if it has some."""
    from xuke import catalogue
    from xuke.web.words import sentences

    yield f"已建立账号 {user.username}（{user.name}）"
    if authority:
        words = "、".join(map(sentences.role, codes))
        yield f"，在{catalogue.authority(authority).name}的职责：{words}"
    yield "。"
