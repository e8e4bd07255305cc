"""The database as every command needs it: running, and with today's tables."""

import os
from collections.abc import Callable

import psycopg

from xuke.config.server import postgres
from xuke.config.server.address import database_url
from xuke.config.server.migrating import COMMENT, fingerprint, migrate
from xuke.config.server.programs import DatabaseTrouble
from xuke.config.server.sealcheck import check_seal
from xuke.config.server.vaultcheck import check_vault, refuse_other_vault
from xuke.config.settings import Settings

Tell = Callable[[str], None]


def ensure_running(settings: Settings) -> None:
    """Start the embedded server, or check that the given one answers."""
    if settings.database_url is None:
        postgres.start(settings.data, settings.pg_bindir)
        return
    try:
        psycopg.connect(settings.database_url, connect_timeout=10).close()
    except psycopg.OperationalError as error:
        raise DatabaseTrouble(
            f"DATABASE_URL 指定的数据库无法连接：{error}\n请检查地址、密码和网络后重试。"
        ) from error


def is_ready(settings: Settings) -> bool:
    """Whether the tables are these sources' own and something is recorded, without Django."""
    try:
        with psycopg.connect(database_url(settings), connect_timeout=10) as connection:
            row = connection.execute(f"SELECT ({COMMENT}) = %s", [fingerprint()]).fetchone()
            if row != (True,):
                return False
            row = connection.execute("SELECT EXISTS (SELECT FROM record_event)").fetchone()
    except psycopg.Error:
        return False
    return row == (True,)


def prepare(settings: Settings, tell: Tell) -> None:
    """Bring the database up and its tables to date, load Django, and check vault and seal."""
    ensure_running(settings)
    load_django()
    refuse_other_vault(settings)
    migrate(tell)
    check_keys(settings)


def check_keys(settings: Settings) -> None:
    """Refuse to go on with another vault's key, or another seal, than the database's."""
    check_vault(settings)
    check_seal(settings)


def load_django() -> None:
    """Load Django; not before the server runs, for its settings say where that is."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "xuke.config.django"
    import django  # noqa: PLC0415 - see above

    django.setup()


def release() -> None:
    """Close this process's connections, so that it only watches from now on."""
    from django.db import connections  # noqa: PLC0415 - after django.setup()
    from django.db.backends.postgresql.base import DatabaseWrapper  # noqa: PLC0415

    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()
