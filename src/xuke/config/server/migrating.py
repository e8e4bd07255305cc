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

COMMENT: Final = (
    "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
    " WHERE datname = current_database()"
)
"""The database's comment: where its tables' fingerprint is kept."""


def fingerprint() -> str:
    """Return what decides about the tables: our migrations, cubes, packages that bring some."""
    seen = hashlib.sha256((ROOT / "requirements" / "run.txt").read_bytes())
    sources = ROOT / "src"
    # The triggers of a cube are made of its declaration, and counted anew when it changes.
    cubes = (sources / "xuke" / "figures").rglob("*.py")
    for path in sorted({*sources.rglob("migrations/*.py"), *cubes}):
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
        is_behind = _pending()
        if is_behind:
            tell("建立数据表…")
        call_command("migrate", interactive=False, verbosity=0)
        if is_behind:
            _rebuild(tell)
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


def _pending() -> bool:
    """Whether a migration is missing."""
    from django.db import connection  # noqa: PLC0415 - after django.setup()
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
