"""Keys and tables of another installation are refused in words, before anything is written."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import Databases

from xuke.access.models import SealCheck
from xuke.config.cli.trouble import expected_errors
from xuke.config.server import migrating, rotation
from xuke.config.server.sealcheck import WrongSeal, check_seal
from xuke.config.settings import Settings, current
from xuke.gateways.keyfile import KeyOpenToOthers, kept_key
from xuke.gateways.seal import DevelopmentSeal
from xuke.rooms.register.models import CertificateDocument

SEALED = (
    "INSERT INTO register_certificate_document (stream, authority, year, digest, content, made_at)"
    " VALUES (gen_random_uuid(), 'a', 2026, 'd', '', now())"
)


@pytest.fixture
def settings_of(committing: Databases, committed_url: str, tmp_path: Path) -> Settings:
    """Return the settings of a data folder of this database."""
    connection.close()
    return replace(current(), database_url=committed_url, data=tmp_path)


def certificate() -> None:
    """Keep a sealed certificate."""
    with connection.cursor() as cursor:
        cursor.execute(SEALED)


def test_a_folder_without_a_seal_starts_where_nothing_was_sealed(settings_of: Settings) -> None:
    check_seal(settings_of)

    assert not SealCheck.objects.exists()


def test_the_seal_that_is_there_is_remembered(settings_of: Settings) -> None:
    seal = DevelopmentSeal.at(settings_of.data)

    check_seal(settings_of)
    check_seal(settings_of)

    assert SealCheck.objects.get().fingerprint == seal.fingerprint


def test_a_restore_without_the_seal_is_refused_in_words(settings_of: Settings) -> None:
    certificate()

    with pytest.raises(WrongSeal, match="不见了"):
        check_seal(settings_of)

    assert CertificateDocument.objects.count() == 1
    assert list(settings_of.data.iterdir()) == []


def test_a_restore_with_another_seal_is_refused(settings_of: Settings, tmp_path: Path) -> None:
    DevelopmentSeal.at(settings_of.data)
    check_seal(settings_of)
    other = replace(settings_of, data=tmp_path / "other")
    DevelopmentSeal.at(other.data)

    with pytest.raises(WrongSeal, match=r"development-seal\.pem"):
        check_seal(other)


def test_a_key_open_to_others_is_told_in_words_at_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    kept_key(path, lambda: b"x" * 32)
    path.chmod(0o644)

    with pytest.raises(KeyOpenToOthers, match="chmod 600") as error:
        kept_key(path, bytes)

    assert isinstance(error.value, expected_errors())
    assert str(path) in str(error.value)


def test_an_older_program_refuses_newer_tables(committing: Databases) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('casework', '9999_later', now()), ('gone', '0001_initial', now())"
        )

    with pytest.raises(migrating.NewerTables, match=r"casework\.9999_later") as error:
        migrating.migrate(print)

    assert "gone" not in str(error.value)


def test_a_log_that_has_grown_is_begun_anew_and_some_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "MOST_BYTES", 9)
    log = tmp_path / "web.log"
    with log.open("ab") as writer:
        for number in range(8):
            writer.write(f"{number}: a line\n".encode())
            writer.flush()
            assert rotation.rotate(log)
            assert not rotation.rotate(log)

    kept = sorted(one.name for one in tmp_path.iterdir())
    assert kept == ["web.log", *(f"web.log.{one}" for one in range(1, rotation.KEPT + 1))]
    assert (tmp_path / "web.log.1").read_text() == "7: a line\n"
    assert (tmp_path / "web.log.1").stat().st_mode & 0o077 == 0
    assert not rotation.rotate(tmp_path / "none.log")
