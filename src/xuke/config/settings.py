"""What may be set from outside: one frozen record, read once from the environment."""

import os
import secrets
import shlex
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Final, TypeVar

from xuke.config.front.sizes import MOST_WORKERS
from xuke.gateways.keyfile import kept_key

ROOT: Final = Path(__file__).resolve().parents[3]
"""The work tree; data/, build/ and by default var/ lie in it."""

_PREFIX: Final = "XUKE_"
_LAST_PORT: Final = 65535
_LEAST_SECRET: Final = 32
_YES: Final = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
Value = TypeVar("Value")
Network = IPv4Network | IPv6Network


class BadSetting(Exception):
    """环境变量有误: a variable that xuke does not know or cannot read."""

    def __init__(self, name: str, why: str) -> None:
        """Say which variable, and why it cannot stand."""
        super().__init__(f"环境变量 {name} {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that an administrator can set; `docs/reference` describes each."""

    data: Path
    test_data: Path
    database_url: str | None
    pg_bindir: Path | None
    host: str
    port: int
    workers: int
    production: bool
    public_url: str
    secret_key: str | None
    allowed_hosts: tuple[str, ...]
    trusted_proxies: tuple[Network, ...] = ()
    scanner: str = ""
    draft_megabytes: int = 200
    account_megabytes: int = 1000
    day_megabytes: int = 1000
    token_days: int = 90
    clock_days: int = 35
    session_minutes: int = 120
    session_hours: int = 12


KNOWN: Final = frozenset(
    {
        "XUKE_ACCOUNT_MB",
        "XUKE_ALLOWED_HOSTS",
        "XUKE_CLOCK_DAYS",
        "XUKE_DATA",
        "XUKE_DAY_MB",
        "XUKE_DRAFT_MB",
        "XUKE_HOST",
        "XUKE_PORT",
        "XUKE_PRODUCTION",
        "XUKE_PUBLIC_URL",
        "XUKE_SCANNER",
        "XUKE_SECRET_KEY",
        "XUKE_SESSION_HOURS",
        "XUKE_SESSION_MINUTES",
        "XUKE_TEST_DATA",
        "XUKE_TOKEN_DAYS",
        "XUKE_TRUSTED_PROXIES",
        "XUKE_WORKERS",
    }
)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the record from these variables; the first bad one raises BadSetting."""
    for name in sorted(environment):
        if name.startswith(_PREFIX) and name not in KNOWN:
            raise BadSetting(name, f"无法识别。可用的变量：{'、'.join(sorted(KNOWN))}。")
    read = _Reader(environment)
    production = read("XUKE_PRODUCTION", _yes_or_no, default=False)
    port = read("XUKE_PORT", _port, default=8000)
    hosts: tuple[str, ...] = read("XUKE_ALLOWED_HOSTS", _list, default=())
    if production and not hosts:
        raise BadSetting(
            "XUKE_ALLOWED_HOSTS", "未设置：正式运行（XUKE_PRODUCTION=1）必须写明访问域名。"
        )
    return Settings(
        data=read("XUKE_DATA", _folder, default=ROOT / "var"),
        test_data=read("XUKE_TEST_DATA", _folder, default=ROOT / "var" / "test"),
        database_url=read("DATABASE_URL", _postgres_url, default=None),
        pg_bindir=read("PG_BINDIR", _bindir, default=None),
        host=read("XUKE_HOST", str, default="127.0.0.1"),
        port=port,
        workers=read("XUKE_WORKERS", _count, default=_workers()),
        production=production,
        public_url=read("XUKE_PUBLIC_URL", _web_address, default=_own_address(port, hosts)),
        secret_key=read("XUKE_SECRET_KEY", _secret, default=None),
        allowed_hosts=hosts,
        trusted_proxies=read("XUKE_TRUSTED_PROXIES", _networks, default=()),
        scanner=read("XUKE_SCANNER", _command, default=""),
        draft_megabytes=read("XUKE_DRAFT_MB", _count, default=200),
        account_megabytes=read("XUKE_ACCOUNT_MB", _count, default=1000),
        day_megabytes=read("XUKE_DAY_MB", _count, default=1000),
        token_days=read("XUKE_TOKEN_DAYS", _count, default=90),
        clock_days=read("XUKE_CLOCK_DAYS", _days, default=35),
        session_minutes=read("XUKE_SESSION_MINUTES", _count, default=120),
        session_hours=read("XUKE_SESSION_HOURS", _count, default=12),
    )


@cache
def current() -> Settings:
    """Return this process's settings, read from its environment at the first call."""
    return read_settings(os.environ)


def secret_key(settings: Settings) -> str:
    """Return the key that signs sessions; made once and kept 0600 in the data folder."""
    if settings.secret_key:
        return settings.secret_key
    make_data_folder(settings.data)
    return kept_key(settings.data / "secret-key", _new_secret).decode()


def make_data_folder(folder: Path) -> None:
    """Make a data folder that others may pass through, as root's database must, but not list."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711)


def _new_secret() -> bytes:
    """Make a key."""
    return secrets.token_urlsafe(48).encode()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one variable at a time; an empty one counts as not set."""

    environment: Mapping[str, str]

    def __call__(self, name: str, parse: Callable[[str], Value], *, default: Value) -> Value:
        """Return the parsed value, or the default; name the variable where it cannot be read."""
        text = self.environment.get(name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError as error:
            raise BadSetting(name, f"的值“{_shown(name, text)}”无法使用：{error}") from error


def _shown(name: str, text: str) -> str:
    """Return the value as an error may show it: addresses with passwords and keys are secrets."""
    return "…" if name in {"DATABASE_URL", "XUKE_SECRET_KEY"} else text


def _yes_or_no(text: str) -> bool:
    """Read a switch."""
    if text.lower() not in _YES:
        raise ValueError("请写 1 或 0。")
    return _YES[text.lower()]


def _port(text: str) -> int:
    """Read a TCP port; 0 is no address that could be printed."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _LAST_PORT:
        raise ValueError("请写 1 到 65535 之间的端口号。")
    return int(text)


def _count(text: str) -> int:
    """Read a positive number."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError("请写大于零的整数。")
    return int(text)


def _days(text: str) -> int:
    """Read a number of days; none switches off what it is for."""
    if not text.isascii() or not text.isdigit():
        raise ValueError("请写零或者大于零的整数。")
    return int(text)


def _workers() -> int:
    """Return one web process for each core that we may use, and at least two: one may die."""
    return min(MOST_WORKERS, max(2, len(os.sched_getaffinity(0))))


def _list(text: str) -> tuple[str, ...]:
    """Read names separated by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _networks(text: str) -> tuple[Network, ...]:
    """Read addresses and networks separated by commas."""
    try:
        return tuple(ip_network(one) for one in _list(text))
    except ValueError as error:
        raise ValueError("请写 IP 地址或网段，用逗号分隔，如 10.0.0.5,192.168.1.0/24。") from error


def _folder(text: str) -> Path:
    """Read a folder that exists or can be made."""
    path = Path(text).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError("该路径不是文件夹。")
    return path


def _bindir(text: str) -> Path:
    """Read the folder of PostgreSQL's programs."""
    path = Path(text).expanduser().absolute()
    missing = [name for name in ("initdb", "pg_ctl", "postgres") if not (path / name).exists()]
    if missing:
        raise ValueError(f"该文件夹中没有 {'、'.join(missing)}。")
    return path


def _postgres_url(text: str) -> str:
    """Read a PostgreSQL address."""
    if not text.startswith(("postgresql://", "postgres://")):
        raise ValueError("请写 postgresql://用户:密码@主机:端口/数据库。")
    return text


def _command(text: str) -> str:
    """Read a command whose program is there: one that is not would refuse every file."""
    program = shlex.split(text)[0]
    if shutil.which(program) is None:
        raise ValueError(f"找不到程序 {program}，请写完整路径。")
    return text


def _own_address(port: int, hosts: tuple[str, ...]) -> str:
    """Return where the public finds this installation, for the QR codes on certificates."""
    return f"https://{hosts[0].lstrip('.')}" if hosts else f"http://localhost:{port}"


def _web_address(text: str) -> str:
    """Read the address that stands on certificates for years."""
    if not text.startswith(("https://", "http://")):
        raise ValueError("请写 https:// 开头的网址。")
    return text.rstrip("/")


def _secret(text: str) -> str:
    """Read a key that is long enough to sign with."""
    if len(text) < _LEAST_SECRET:
        raise ValueError("密钥太短，至少 32 个字符。")
    return text
