import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_every_model_has_its_migration() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_installation_passes_its_own_checks() -> None:
    call_command("check", databases=["default"], fail_level="WARNING")
