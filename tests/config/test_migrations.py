import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from tests.casework import journey

from xuke.casework.models import CaseRow
from xuke.config.server.migrating import migrate

ROOT = Path(__file__).parents[2]
BASE = {
    "access": "0003_legal_reviewer",
    "casework": "0005_licence_versions",
    "disclosure": "0002_words",
    "record": "0001_initial",
    "register": "0001_initial",
    "statistics": "0001_initial",
    "web": "0002_clock_setting",
}
"""Up to these, migrations are older than the check, and than the first installation."""


def refused(sql: str) -> str:
    """Return what the linter says about the statements of a migration, if anything."""
    program = Path(sys.executable).with_name("squawk")
    words = [str(program), "--reporter", "gcc", "--stdin-filepath", "migration.sql"]
    said = subprocess.run(words, cwd=ROOT, input=sql, capture_output=True, text=True, check=False)
    assert said.returncode in {0, 1}, said.stderr
    return said.stdout if said.returncode else ""


def sql_of(app: str, name: str) -> str:
    """Return the statements of a migration."""
    written = StringIO()
    call_command("sqlmigrate", app, name, stdout=written, no_color=True)
    return written.getvalue()


@pytest.mark.django_db
def test_a_new_migration_hurts_no_installation() -> None:
    ours = {one.label for one in apps.get_app_configs() if one.name.startswith("xuke.")}
    names = [key for key in MigrationLoader(connection).disk_migrations if key[0] in ours]

    newer = [(app, name) for app, name in sorted(names) if name > BASE.get(app, "")]

    assert set(BASE.items()) <= set(names)
    assert {key: refused(sql_of(*key)) for key in newer if refused(sql_of(*key))} == {}


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        pytest.param("ALTER TABLE c DROP COLUMN due;", "ban-drop-column", id="a column is lost"),
        pytest.param("ALTER TABLE c RENAME due TO day;", "renaming-column", id="renamed"),
        pytest.param("ALTER TABLE c ALTER due TYPE text;", "changing-column-type", id="rewritten"),
        pytest.param(
            "ALTER TABLE c ADD day date NOT NULL;", "adding-required-field", id="required"
        ),
    ],
)
def test_a_migration_that_hurts_is_refused(sql: str, rule: str) -> None:
    assert rule in refused(sql)


def test_a_table_of_its_own_hurts_nobody() -> None:
    made = 'CREATE TABLE t ("id" bigint PRIMARY KEY); CREATE INDEX i ON t (id);'

    assert refused(f"BEGIN; {made} COMMIT;") == ""


@pytest.mark.django_db
def test_every_model_has_its_migration() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_installation_passes_its_own_checks() -> None:
    call_command("check", databases=["default"], fail_level="WARNING")


@pytest.mark.django_db
def test_an_update_of_the_tables_derives_every_list_anew() -> None:
    stream = journey.submitted()
    listed = CaseRow.objects.filter(stream=stream)
    listed.update(due=None)
    call_command("migrate", "casework", "0004", verbosity=0)
    told: list[str] = []

    migrate(told.append)

    assert [row.due is None for row in listed] == [False]
    assert told == ["建立数据表…", "按记录重建列表…"]
