"""Whether the data folder's key is the one with which this database's values were sealed."""

from typing import Final

import psycopg

from xuke.config.server.address import database_url
from xuke.config.settings import Settings, make_data_folder
from xuke.gateways.vault import BadKey, NotOpened, Vault

_CONTEXT: Final = "vault-check"
_PLAIN: Final = "xuke"
_STANDS: Final = "SELECT to_regclass('access_vault_check') IS NOT NULL"
_READ: Final = "SELECT sealed FROM access_vault_check"
_KEEP: Final = "INSERT INTO access_vault_check (id, sealed) VALUES (1, %s) ON CONFLICT DO NOTHING"


class WrongVault(Exception):
    """密钥与数据库不符: with another key nothing sealed could be read, and new values would mix."""


def check_vault(settings: Settings) -> None:
    """Compare the vault with what it sealed at the first start; WrongVault if it is another.

    The tables must stand. A key that is missing is made at the first start only.
    """
    with psycopg.connect(database_url(settings), connect_timeout=10) as connection:
        row = connection.execute(_READ).fetchone()
        if row is None:
            make_data_folder(settings.data)
            mine = Vault.at(settings.data).seal(_PLAIN, _CONTEXT)
            connection.execute(_KEEP, [mine])
            row = connection.execute(_READ).fetchone()
    if row is None or not _opens(settings, str(row[0])):
        raise _wrong(settings)


def refuse_other_vault(settings: Settings) -> None:
    """Refuse another key before tables are brought to date, with WrongVault.

    Rows are then written again, by indexes of what is sealed: with another key they would be
    wrong, and stay so. A database without the table, or that never began, has nothing to compare.
    """
    with psycopg.connect(database_url(settings), connect_timeout=10) as connection:
        if connection.execute(_STANDS).fetchone() != (True,):
            return
        row = connection.execute(_READ).fetchone()
    if row is not None and not _opens(settings, str(row[0])):
        raise _wrong(settings)


def _wrong(settings: Settings) -> WrongVault:
    return WrongVault(
        f"数据文件夹 {settings.data} 中的密钥 vault.key 不见了，或者不是这个数据库的密钥，"
        "已加密的证件号码等无法读取。请从备份恢复原来的 vault.key，"
        "或用 XUKE_DATA 指定原来的数据文件夹，再重新运行。"
    )


def _opens(settings: Settings, sealed: str) -> bool:
    """Whether the folder has a key and it opens the value; no key is made here."""
    if not (settings.data / "vault.key").exists():
        return False
    try:
        return Vault.at(settings.data).open(sealed, _CONTEXT) == _PLAIN
    except (BadKey, NotOpened):
        return False
