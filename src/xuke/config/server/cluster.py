"""One data folder's database: where it lies, who owns it, and what is remembered about it."""

import hashlib
import json
import os
import secrets
import signal
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Self

from xuke.config.server.account import (
    Account,
    is_root,
    own_account,
    owner,
    unprivileged_account,
)
from xuke.config.server.processes import all_processes, end, works_in
from xuke.config.server.programs import DatabaseTrouble, bindir_for, shared_home
from xuke.config.settings import make_data_folder

HOST: Final = "127.0.0.1"
_NOTE: Final = "database.json"
_INSIDE: Final = "pg"


@dataclass(frozen=True, slots=True)
class Note:
    """What the data folder remembers, readable by its owner only; `home` may lie elsewhere."""

    home: str
    port: int
    admin_password: str
    password: str

    @classmethod
    def read(cls, data: Path) -> Self | None:
        """Return the note of a data folder, if it has one."""
        path = data / _NOTE
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except PermissionError as error:
            raise DatabaseTrouble(
                f"无权读取 {path}。数据文件夹由另一账户（uid {data.stat().st_uid}）建立，"
                "请用该账户运行，或用 XUKE_DATA 指定自己的数据文件夹。"
            ) from error

    def write(self, data: Path) -> None:
        """Keep the note, whole or not at all."""
        draft = data / f".{_NOTE}.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self), file)
            file.flush()
            os.fsync(descriptor)
        draft.replace(data / _NOTE)

    def url(self, database: str = "xuke", user: str = "xuke") -> str:
        """Return the address for the application's own account, or for another."""
        password = self.admin_password if user == "postgres" else self.password
        return f"postgresql://{user}:{password}@{HOST}:{self.port}/{database}"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A PostgreSQL data directory with its programs, its account and its note."""

    data: Path
    home: Path
    bindir: Path
    account: Account
    note: Note
    tuning: tuple[str, ...] = ()

    @property
    def pgdata(self) -> Path:
        """PostgreSQL's own folder."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "server.log"

    @property
    def starter_log(self) -> Path:
        """What initdb and pg_ctl say."""
        return self.home / "start.log"

    def at_port(self, port: int) -> Self:
        """Return the cluster as it is found at this port, and remember it."""
        moved = replace(self, note=replace(self.note, port=port))
        if port != self.note.port:
            moved.note.write(self.data)
        return moved


def open_cluster(data: Path, bindir: Path | None, tuning: tuple[str, ...] = ()) -> Cluster:
    """Return the data folder's cluster, choosing its place the first time."""
    _make_data_folder(data)
    note = Note.read(data)
    if note is None:
        account, home = _new_place(data)
        inside = home.parent == data
        note = Note(
            _INSIDE if inside else str(home),
            0,
            secrets.token_urlsafe(24),
            secrets.token_urlsafe(24),
        )
        note.write(data)
    else:
        home = data / note.home
        account = _account_of(home)
    return Cluster(data, home, bindir_for(account, bindir), account, note, tuning)


def _make_data_folder(data: Path) -> None:
    """Make the data folder, or say why it cannot be used."""
    try:
        make_data_folder(data)
    except OSError as error:
        raise DatabaseTrouble(
            f"无法建立数据文件夹 {data}:{error.strerror}。请用 XUKE_DATA 指定可写的文件夹。"
        ) from error
    if not os.access(data, os.W_OK | os.X_OK):
        raise DatabaseTrouble(f"数据文件夹 {data} 不可写。请用 XUKE_DATA 指定可写的文件夹。")


def _account_of(home: Path) -> Account:
    """Return as whom an existing cluster runs: as its owner."""
    if not home.exists():
        raise DatabaseTrouble(
            f"数据库文件夹 {home} 不见了。请从备份恢复它；"
            f"如确认不再需要原有数据，请删除整个数据文件夹后重新运行。"
        )
    return owner(home) if is_root() else own_account()


def _new_place(data: Path) -> tuple[Account, Path]:
    """Choose account and home for a new cluster, and make the home."""
    if not is_root():
        home = data / _INSIDE
        home.mkdir(mode=0o700, exist_ok=True)
        return own_account(), home
    account = unprivileged_account()
    home = data / _INSIDE if account.may_enter(data) else _outside(data)
    _set_aside(home)
    home.mkdir(mode=0o700)
    os.chown(home, account.uid, account.gid)
    return account, home


def _outside(data: Path) -> Path:
    """Return a home for a data folder that the database's account cannot reach."""
    return shared_home() / hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:16]


def _set_aside(home: Path) -> None:
    """Keep, under another name, what a deleted data folder of the same name left behind."""
    if not home.exists():
        return
    left = home / "data"
    end([pid for pid in all_processes() if works_in(pid, left)], 10, signal.SIGINT)
    number = 1
    while (aside := home.with_name(f"{home.name}.left-{number}")).exists():
        number += 1
    home.rename(aside)
