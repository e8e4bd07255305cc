"""Starts, finds and stops the embedded PostgreSQL of a data folder."""

import contextlib
import fcntl
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql

from xuke.config.server.cluster import HOST, Cluster, Note, open_cluster
from xuke.config.server.processes import anyone_in, works_in
from xuke.config.server.programs import DatabaseTrouble, major_version, run
from xuke.config.settings import make_data_folder

_BUILTIN_LOCALE_SINCE: Final = 17
_SETTINGS: Final = (
    f"listen_addresses = '{HOST}'",
    "unix_socket_directories = ''",
    "max_connections = 100",
    "shared_buffers = 256MB",
    "effective_cache_size = 1GB",
    "max_wal_size = 2GB",
    "random_page_cost = 1.1",
    "synchronous_commit = on",
    "jit = off",
    "log_checkpoints = off",
)
_DISCREET: Final = (
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "log_parameter_max_length_on_error=0",
)
"""Statements, parameters and the details of an error name people; they stay out of the log."""
FORGETFUL: Final = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")
"""For tests only: a power cut may lose everything."""

_RETRY_SECONDS: Final = 20.0
_READY_SECONDS: Final = 600
_PORT_LINE, _STATUS_LINE = 3, 7


def start(data: Path, bindir: Path | None = None, tuning: tuple[str, ...] = ()) -> Cluster:
    """Return the data folder's cluster, running; whoever comes second finds it started."""
    with _locked(data):
        cluster = open_cluster(data, bindir, tuning)
        found = _running(cluster)
        if found:
            return found
        if cluster.pgdata.exists():
            _check_version(cluster)
            _forget_stale_pid(cluster)
        else:
            _initialise(cluster)
        started = _start(cluster)
        _ensure_roles(started)
        return started


def stop(data: Path, bindir: Path | None = None) -> bool:
    """Stop the data folder's server; return whether one was running."""
    if not (data / "database.json").exists():
        return False
    with _locked(data):
        cluster = open_cluster(data, bindir)
        if _pid_in(cluster.pgdata) is None:
            return False
        status = _pg_ctl(cluster, "stop", "-m", "fast", "-t", "60")
        if status:
            raise _trouble(cluster, "数据库未能停止")
        return True


def is_running(data: Path) -> bool:
    """Whether the data folder's server lives now."""
    note = Note.read(data)
    return note is not None and _pid_in(data / note.home / "data") is not None


def remembered_port(data: Path) -> int:
    """Return the port of the last start, 0 before the first."""
    note = Note.read(data)
    return note.port if note else 0


@contextlib.contextmanager
def _locked(data: Path) -> Iterator[None]:
    """Let one process at a time start or stop this data folder's server."""
    try:
        make_data_folder(data)
        lock = (data / "database.lock").open("w")
    except OSError as error:
        raise DatabaseTrouble(
            f"数据文件夹 {data} 无法使用：{error.strerror}。请用 XUKE_DATA 指定可写的文件夹。"
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _pid_in(pgdata: Path) -> int | None:
    """Return the server's process, judged by the folder that it works in.

    A number alone proves nothing: after a crash it may belong to any other program.
    """
    lines = _pid_file(pgdata)
    return int(lines[0]) if lines and works_in(int(lines[0]), pgdata) else None


def _pid_file(pgdata: Path) -> list[str]:
    """Return the lines of PostgreSQL's own note about itself."""
    try:
        return (pgdata / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def _running(cluster: Cluster) -> Cluster | None:
    """Return the cluster at its port once it answers; None where no server lives."""
    until = time.monotonic() + _READY_SECONDS
    while _pid_in(cluster.pgdata) is not None and time.monotonic() < until:
        lines = _pid_file(cluster.pgdata)
        if len(lines) > _STATUS_LINE and lines[_STATUS_LINE].strip() == "ready":
            found = cluster.at_port(int(lines[_PORT_LINE]))
            if _answers(found):
                return found
        time.sleep(0.05)
    return None


def _answers(cluster: Cluster) -> bool:
    """Whether the server takes a connection: its note may be that of a process just killed.

    A refused password is an answer too, and not cured by waiting.
    """
    try:
        psycopg.connect(cluster.note.url("postgres", "postgres"), connect_timeout=5).close()
    except psycopg.OperationalError as error:
        return "authentication failed" in str(error)
    return True


def _initialise(cluster: Cluster) -> None:
    """Make the data directory, whole or not at all."""
    draft = cluster.home / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    with _password_file(cluster) as password:
        command = _initdb(cluster, draft, password)
        status = run(command, cluster.account, cluster.home, cluster.starter_log)
    if status:
        raise _trouble(cluster, "数据库未能初始化")
    with (draft / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("\n# xuke; add your own lines below\n")
        file.writelines(f"{line}\n" for line in (*_SETTINGS, *cluster.tuning))
    draft.rename(cluster.pgdata)


@contextlib.contextmanager
def _password_file(cluster: Cluster) -> Iterator[Path]:
    """Lend initdb the administrator's password in a file that only its account can read."""
    path = cluster.home / "password"
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    shutil.chown(path, cluster.account.uid, cluster.account.gid)
    try:
        path.write_text(cluster.note.admin_password, encoding="ascii")
        yield path
    finally:
        path.unlink()


def _initdb(cluster: Cluster, folder: Path, password: Path) -> list[str | Path]:
    """Return the command that makes a data directory."""
    builtin = major_version(cluster.bindir) >= _BUILTIN_LOCALE_SINCE
    locale = (
        ["--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--locale=C"]
        if builtin
        else ["--locale=C.UTF-8"]
    )
    return [
        cluster.bindir / "initdb", "--pgdata", folder, "--username=postgres",
        f"--pwfile={password}", "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums",
        *locale,
    ]  # fmt: skip


def _check_version(cluster: Cluster) -> None:
    """Refuse programs of another major version before they fail in their own words."""
    made = int((cluster.pgdata / "PG_VERSION").read_text(encoding="ascii"))
    have = major_version(cluster.bindir)
    if made != have:
        raise DatabaseTrouble(
            f"{cluster.data} 中的数据由 PostgreSQL {made} 建立，当前程序为 PostgreSQL {have}。"
            f"请用 PG_BINDIR 指向 PostgreSQL {made}，或先导出再导入数据。"
        )


def _forget_stale_pid(cluster: Cluster) -> None:
    """Remove a dead server's note where its number now belongs to another program.

    Only if no process of the old server is left: the note is what keeps two apart.
    """
    lines = _pid_file(cluster.pgdata)
    if not lines or not Path(f"/proc/{int(lines[0])}").exists():
        return
    until = time.monotonic() + _RETRY_SECONDS
    while anyone_in(cluster.pgdata) and time.monotonic() < until:
        time.sleep(0.1)
    if not anyone_in(cluster.pgdata):
        (cluster.pgdata / "postmaster.pid").unlink(missing_ok=True)


def _start(cluster: Cluster) -> Cluster:
    """Start the server, again for some seconds: after a crash old processes need time to go."""
    until = time.monotonic() + _RETRY_SECONDS
    cluster = cluster.at_port(_free_port(cluster.note.port))
    while _pg_ctl(cluster, "start", "-l", cluster.log, "-o", _options(cluster)):
        if time.monotonic() > until:
            raise _trouble(cluster, "数据库未能启动")
        time.sleep(0.2)
        cluster = cluster.at_port(_free_port(cluster.note.port))
    return cluster


def _options(cluster: Cluster) -> str:
    """Return what the server is started with, whatever its settings file says."""
    return " ".join([f"-p {cluster.note.port}", *(f"-c {one}" for one in _DISCREET)])


def _pg_ctl(cluster: Cluster, verb: str, *options: str | Path) -> int:
    """Run pg_ctl and return its exit status."""
    command = [
        cluster.bindir / "pg_ctl", verb, "-D", cluster.pgdata, "-w", "-t", str(_READY_SECONDS),
        *options,
    ]  # fmt: skip
    return run(command, cluster.account, cluster.home, cluster.starter_log)


def _free_port(wanted: int) -> int:
    """Return the wanted port if it is free, else any free one."""
    for port in (wanted, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
            return int(probe.getsockname()[1])
    raise DatabaseTrouble(f"{HOST} 上没有可用的端口。")


def _ensure_roles(cluster: Cluster) -> None:
    """Make the application's account, which is no superuser, and its database."""
    with psycopg.connect(cluster.note.url("postgres", "postgres"), autocommit=True) as connection:
        known = connection.execute("SELECT FROM pg_roles WHERE rolname = 'xuke'").fetchone()
        if known is None:
            connection.execute(
                sql.SQL("CREATE ROLE xuke LOGIN CREATEDB PASSWORD {}").format(cluster.note.password)
            )
        made = connection.execute("SELECT FROM pg_database WHERE datname = 'xuke'").fetchone()
        if made is None:
            connection.execute("CREATE DATABASE xuke OWNER xuke")


def _trouble(cluster: Cluster, what: str) -> DatabaseTrouble:
    """Say what failed, with the last words of the programs."""
    words: list[str] = []
    for path in (cluster.starter_log, cluster.log):
        if path.exists():
            words += path.read_text(encoding="utf-8", errors="replace").splitlines()[-6:]
    return DatabaseTrouble("\n".join([f"{what}。日志：{cluster.log}", *words]))
