import pytest
from django.core.management import call_command
from tests.casework import journey

from xuke.casework.models import CaseRow
from xuke.config.server.migrating import migrate


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
