import contextlib
import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from xuke.config.server import postgres
from xuke.config.server.account import Account
from xuke.config.server.cluster import Cluster
from xuke.config.server.programs import DatabaseTrouble


@pytest.fixture
def data() -> Iterator[Path]:
    """Lend a data folder; pytest's own temporary folders are closed to other accounts."""
    with TemporaryDirectory(prefix="xuke-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "数据 folder"
        postgres.stop(Path(folder) / "数据 folder")


def start(data: Path) -> Cluster:
    return postgres.start(data, tuning=postgres.FORGETFUL)


def server_pid(cluster: Cluster) -> int:
    return int((cluster.pgdata / "postmaster.pid").read_text().splitlines()[0])


def ask(cluster: Cluster, query: str) -> object:
    with psycopg.connect(cluster.note.url(), autocommit=True) as connection:
        row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None


def test_a_second_start_finds_the_first(data: Path) -> None:
    first = start(data)

    second = start(data)

    assert server_pid(second) == server_pid(first)
    assert second.note == first.note


def test_two_starts_at_once_make_one_server(data: Path) -> None:
    with ThreadPoolExecutor() as threads:
        started = list(threads.map(start, [data] * 3))

    assert len({cluster.note.port for cluster in started}) == 1


def test_chinese_letters_are_letters_to_the_database(data: Path) -> None:
    cluster = start(data)

    assert ask(cluster, "SELECT 'Ärzte 许可' ~ '^\\w+ \\w+$'") is True
    assert ask(cluster, "SHOW data_checksums") == "on"


def test_the_application_is_no_superuser(data: Path) -> None:
    cluster = start(data)

    assert ask(cluster, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False


def test_a_wrong_password_is_refused(data: Path) -> None:
    url = start(data).note.url().replace("xuke:", "xuke:not")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url)


def test_the_password_is_kept_to_its_owner(data: Path) -> None:
    start(data)

    assert (data / "database.json").stat().st_mode & 0o077 == 0


def test_stop_says_whether_anything_ran(data: Path) -> None:
    start(data)

    assert postgres.stop(data)
    assert not postgres.is_running(data)
    assert not postgres.stop(data)


def test_what_was_committed_survives_a_killed_server(data: Path) -> None:
    cluster = postgres.start(data)
    with psycopg.connect(cluster.note.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE acknowledged AS SELECT 42 AS answer")
        os.kill(server_pid(cluster), signal.SIGKILL)

    again = postgres.start(data)

    assert ask(again, "SELECT answer FROM acknowledged") == 42


def test_a_recycled_process_number_does_not_prevent_the_start(data: Path) -> None:
    cluster = start(data)
    pid_file = cluster.pgdata / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    postgres.stop(data)
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")

    assert ask(start(data), "SELECT 1") == 1


def test_a_half_made_database_is_made_anew(data: Path) -> None:
    cluster = start(data)
    postgres.stop(data)
    cluster.pgdata.rename(cluster.home / "data.new")

    assert ask(start(data), "SELECT 1") == 1


def test_data_of_another_version_is_refused_in_a_sentence(data: Path) -> None:
    cluster = start(data)
    postgres.stop(data)
    (cluster.pgdata / "PG_VERSION").write_text("9\n")

    with pytest.raises(DatabaseTrouble, match="PostgreSQL 9 建立"):
        start(data)


def test_a_lost_database_is_not_replaced_by_an_empty_one(data: Path) -> None:
    cluster = start(data)
    postgres.stop(data)
    elsewhere = cluster.home.rename(cluster.home.with_name("elsewhere"))

    with pytest.raises(DatabaseTrouble, match="不见了"):
        start(data)

    elsewhere.rename(cluster.home)


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DatabaseTrouble, match="XUKE_DATA"):
        start(tmp_path / "file" / "data")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server another account")
def test_a_folder_closed_to_others_has_its_database_elsewhere(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)

    cluster = start(tmp_path / "var")

    try:
        assert not cluster.home.is_relative_to(tmp_path)
        assert ask(cluster, "SELECT 1") == 1
    finally:
        postgres.stop(tmp_path / "var")
        shutil.rmtree(cluster.home)


def test_an_account_may_enter_only_where_every_step_is_open(tmp_path: Path) -> None:
    stranger = Account(uid=12345, gid=12345)
    (tmp_path / "closed" / "inner").mkdir(parents=True)
    (tmp_path / "closed").chmod(0o700)

    assert not stranger.may_enter(tmp_path / "closed" / "inner")
    assert stranger.may_enter(Path("/usr/bin"))


def test_an_error_writes_no_person_s_name_to_the_log(data: Path) -> None:
    cluster = start(data)
    with psycopg.connect(cluster.note.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE, CHECK (name <> '李四丰'))")
        for name in ("张三丰", "张三丰", "李四丰"):
            with contextlib.suppress(psycopg.IntegrityError):
                connection.execute("INSERT INTO people VALUES (%s)", [name])
        with contextlib.suppress(psycopg.IntegrityError):
            connection.execute("INSERT INTO people VALUES ('李四丰')")

    log = cluster.log.read_text(encoding="utf-8")
    assert "people_name_key" in log
    assert "张三丰" not in log
    assert "李四丰" not in log
