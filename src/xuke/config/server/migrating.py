"""Brings the tables to date, and remembers in the database by which sources that was done."""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from xuke.config.settings import ROOT

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

_LOCK: Final = 7_391_022
"""Any number of our own: two commands at once migrate one after the other."""


class NewerTables(Exception):
    """数据表较新: a newer version has been here, and an older one would write what it misreads."""


COMMENT: Final = (
    "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
    " WHERE datname = current_database()"
)
"""The database's comment: where its tables' fingerprint is kept."""


def fingerprint() -> str:
    """Return what decides about the tables: our migrations, cubes, packages that bring some.

    And the items, whose versions are kept there.
    """
    seen = hashlib.sha256((ROOT / "requirements" / "run.txt").read_bytes())
    sources = ROOT / "src"
    # The triggers of a cube are made of its declaration, and counted anew when it changes.
    cubes = (sources / "xuke" / "figures").rglob("*.py")
    items = (ROOT / "data" / "items").rglob("*.yaml")
    for path in sorted({*sources.rglob("migrations/*.py"), *cubes, *items}):
        seen.update(path.read_bytes())
    return f"xuke tables {seen.hexdigest()[:16]}"


def migrate(tell: Callable[[str], None]) -> None:
    """Apply what migrations are missing, one process at a time; needs Django loaded."""
    from django.core.management import call_command  # noqa: PLC0415 - after django.setup()
    from django.db import connection  # noqa: PLC0415

    wanted = fingerprint()
    with connection.cursor() as cursor, _locked(cursor):
        cursor.execute(COMMENT)
        if cursor.fetchone() == (wanted,):
            return
        _refuse_newer()
        is_behind = _pending()
        if is_behind:
            tell("建立数据表…")
        call_command("migrate", interactive=False, verbosity=0)
        _publish()
        if is_behind:
            _rebuild(tell)
            _record_accounts()
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"COMMENT ON DATABASE {name} IS '{wanted}'")


@contextlib.contextmanager
def _locked(cursor: "CursorWrapper") -> Iterator[None]:
    """Let one process at a time change the tables."""
    cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _rebuild(tell: Callable[[str], None]) -> None:
    """Derive every list again: what these sources derive, the ones before may not have."""
    from xuke.casework.stream.rebuild import rebuild  # noqa: PLC0415 - after django.setup()
    from xuke.record.models import EventRow  # noqa: PLC0415 - the same

    if EventRow.objects.exists():
        tell("按记录重建列表…")
        rebuild()


def _refuse_newer() -> None:
    """Refuse tables that a newer version has changed: what it keeps there we do not know."""
    from django.db import connection  # noqa: PLC0415 - after django.setup()
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    loader = MigrationLoader(connection)
    ours = loader.migrated_apps
    unknown = [key for key in loader.applied_migrations if key not in loader.disk_migrations]
    newer = sorted(f"{app}.{name}" for app, name in unknown if app in ours)
    if newer:
        raise NewerTables(
            "这个数据库已由较新版本的 xuke 升级，当前程序较旧，不能使用它，数据没有改动。"
            f"请安装较新的版本再运行（数据库里多出的升级：{'、'.join(newer)}）。"
        )


def _record_accounts() -> None:
    """Record the accounts and roles that stood before anybody recorded them."""
    from xuke.rooms.people.standing import record_standing  # noqa: PLC0415 - after django.setup()

    record_standing()


def _publish() -> None:
    """Keep the items' versions of today before anybody applies under them."""
    from xuke.casework.definitions import publish  # noqa: PLC0415 - after django.setup()

    publish()


def _pending() -> bool:
    """Whether a migration is missing."""
    from django.db import connection  # noqa: PLC0415 - after django.setup()
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
