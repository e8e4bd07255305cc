"""The vault's key is compared before tables are brought to date, for rows depend on it."""

from pathlib import Path

import pytest

from xuke.config.server.vaultcheck import WrongVault, check_vault, refuse_other_vault
from xuke.config.settings import Settings, read_settings
from xuke.gateways.vault import Vault


def settings(folder: Path, url: str) -> Settings:
    return read_settings({"XUKE_DATA": str(folder), "DATABASE_URL": url})


def test_a_database_that_never_began_has_nothing_to_compare(
    tmp_path: Path, committed_url: str
) -> None:
    refuse_other_vault(settings(tmp_path, committed_url))

    assert list(tmp_path.iterdir()) == []


def test_another_key_is_refused(tmp_path: Path, committed_url: str) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    check_vault(settings(ours, committed_url))
    Vault.at(theirs)

    refuse_other_vault(settings(ours, committed_url))
    with pytest.raises(WrongVault, match=r"vault\.key"):
        refuse_other_vault(settings(theirs, committed_url))


def test_a_lost_key_is_refused_and_not_replaced(tmp_path: Path, committed_url: str) -> None:
    check_vault(settings(tmp_path, committed_url))
    (tmp_path / "vault.key").unlink()

    with pytest.raises(WrongVault):
        refuse_other_vault(settings(tmp_path, committed_url))
    assert not (tmp_path / "vault.key").exists()
