"""The database of the tests: a real server, one for all processes, one database for each."""

import contextlib
import fcntl
import os
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from hypothesis import HealthCheck, settings as hypothesis_settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from xuke.config.server import postgres
from xuke.config.server.cluster import Cluster
from xuke.config.settings import current, make_data_folder

hypothesis_settings.register_profile(
    # A shared machine is slow now and then; that is no fault of the code.
    "xuke",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# HYPOTHESIS_PROFILE=thorough, which `make proofs` sets, walks and tries twenty times as far.
hypothesis_settings.register_profile(
    "thorough", hypothesis_settings.get_profile("xuke"), max_examples=2000, print_blob=True
)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "xuke")
hypothesis_settings.load_profile(PROFILE)


# The tests live in many years, often of one database: programs that they start ask nobody.
os.environ.setdefault("XUKE_CLOCK_DAYS", "0")


def pytest_configure() -> None:
    """Act by whatever clock a test has; the tests of doubtful clocks say otherwise."""
    django_settings.CLOCK_DAYS = 0


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what is marked `thorough` to `make proofs`."""
    if PROFILE == "thorough":
        return
    left = [item for item in items if item.get_closest_marker("thorough")]
    items[:] = [item for item in items if not item.get_closest_marker("thorough")]
    config.hook.pytest_deselected(items=left)


@dataclass(frozen=True)
class Databases:
    """The databases of one process of one test run."""

    cluster: Cluster
    run: str
    worker: str

    @property
    def template(self) -> str:
        """The run's migrated, empty database."""
        return f"test_{self.run}_template"

    @property
    def name(self) -> str:
        """This process's own database."""
        return f"test_{self.run}_{self.worker}"

    def recreate(self) -> None:
        """Make this process's database a fresh copy of the template."""
        connections.close_all()
        _close_pools()
        with self.admin() as admin:
            _drop(admin, self.name)
            admin.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER xuke").format(
                    sql.Identifier(self.name), sql.Identifier(self.template)
                )
            )

    def admin(self) -> psycopg.Connection:
        """Connect as the server's administrator."""
        return psycopg.connect(self.cluster.note.url("postgres", "postgres"), autocommit=True)


def _drop(admin: psycopg.Connection, name: str) -> None:
    """Remove a database, whoever still looks at it."""
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _close_pools() -> None:
    """Close what Django's pools hold open; they fill again when asked."""
    for connection in connections.all(initialized_only=True):
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()


def _run_id() -> str:
    """Return the name of this run, the same in each of its processes."""
    return os.environ.setdefault("PYTEST_XDIST_TESTRUNUID", uuid.uuid4().hex)[:12]


@contextlib.contextmanager
def _exclusive(path: Path) -> Iterator[None]:
    """Let one process at a time prepare or clear up."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def test_server() -> Iterator[Cluster]:
    """Run the tests' PostgreSQL; the last run that uses it stops it.

    Whoever uses it holds a shared lock, which the system releases even for a killed process.
    """
    data = current().test_data
    make_data_folder(data)
    with (data / "users.lock").open("w") as users:
        with _exclusive(data / "tests.lock"):
            alone = _alone(users)
            cluster = postgres.start(data, current().pg_bindir, postgres.FORGETFUL)
            if alone:
                _drop_all(cluster)
            fcntl.flock(users, fcntl.LOCK_SH)
        yield cluster
        with _exclusive(data / "tests.lock"):
            if _alone(users):
                _drop_all(cluster)
                postgres.stop(data, current().pg_bindir)


def _alone(users: object) -> bool:
    """Whether no other process uses the server."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        return False
    return True


def _drop_all(cluster: Cluster) -> None:
    """Remove the databases of earlier runs, also of those that were killed."""
    with psycopg.connect(cluster.note.url("postgres", "postgres"), autocommit=True) as admin:
        query = "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'"
        for (name,) in admin.execute(query).fetchall():
            _drop(admin, name)


@pytest.fixture(scope="session")
def databases(test_server: Cluster, django_db_blocker: DjangoDbBlocker) -> Databases:
    """Name this process's databases; the first process of a run makes the template."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    made = Databases(test_server, _run_id(), worker)
    _point_django_at(made, made.template)
    with _exclusive(current().test_data / "template.lock"), made.admin() as admin:
        query = "SELECT FROM pg_database WHERE datname = %s"
        if admin.execute(query, [made.template]).fetchone() is None:
            _make_template(made, admin, django_db_blocker)
    _point_django_at(made, made.name)
    return made


def _make_template(
    databases: Databases, admin: psycopg.Connection, blocker: DjangoDbBlocker
) -> None:
    """Migrate an empty database; it appears under its name only when it is complete."""
    from django.core.management import call_command  # noqa: PLC0415 - after Django's setup

    from xuke.casework.definitions import publish  # noqa: PLC0415 - the same

    draft = f"{databases.template}_draft"
    _drop(admin, draft)
    admin.execute(sql.SQL("CREATE DATABASE {} OWNER xuke").format(sql.Identifier(draft)))
    _point_django_at(databases, draft)
    with blocker.unblock():
        call_command("migrate", interactive=False, verbosity=0)
        publish()
        connections.close_all()
        _close_pools()
    admin.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(draft), sql.Identifier(databases.template)
        )
    )


def _point_django_at(databases: Databases, name: str) -> None:
    """Tell Django which database is meant from now on."""
    note = databases.cluster.note
    connections["default"].settings_dict.update(
        HOST="127.0.0.1", PORT=str(note.port), USER="xuke", PASSWORD=note.password, NAME=name
    )


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replace pytest-django's set-up: a copy of the template, never a truncation."""
    with django_db_blocker.unblock():
        databases.recreate()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        _close_pools()


@pytest.fixture
def committing(
    django_db_setup: None, databases: Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[Databases]:
    """Let this test commit for real, and from several connections; afterwards nothing is left.

    Use it instead of `transaction=True`: the record refuses to be truncated.
    """
    with django_db_blocker.unblock():
        yield databases
        databases.recreate()


@pytest.fixture
def committed_url(committing: Databases) -> str:
    """Return the address of this process's database, for programs that a test starts."""
    return committing.cluster.note.url(committing.name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the very end, where it is seen, that no browser was there."""
    if shutil.which("chromium") is None:
        terminalreporter.section("NO CHROMIUM: the browser journeys were NOT run", "!", red=True)
