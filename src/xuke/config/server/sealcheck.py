"""Whether the data folder has the seal under which this database's certificates stand."""

import re
from base64 import b64decode
from hashlib import sha256
from typing import Final

import psycopg

from xuke.config.server.address import database_url
from xuke.config.settings import Settings
from xuke.gateways.keyfile import SEAL_FILE

_READ: Final = "SELECT fingerprint FROM access_seal_check"
_KEEP: Final = (
    "INSERT INTO access_seal_check (id, fingerprint) VALUES (1, %s) ON CONFLICT DO NOTHING"
)
_SEALED: Final = "SELECT EXISTS (SELECT FROM register_certificate_document)"
_CERTIFICATE: Final = re.compile(
    rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL
)


class WrongSeal(Exception):
    """印章与数据库不符: under another seal the certificates that were issued would be foreign."""


def check_seal(settings: Settings) -> None:
    """Compare the seal with the one that was used before; WrongSeal if it is another, or gone.

    The tables must stand. Nothing is made here: a seal is made when the first one is set.
    """
    mine = _fingerprint(settings)
    with psycopg.connect(database_url(settings), connect_timeout=10) as connection:
        row = connection.execute(_READ).fetchone()
        known = str(row[0]) if row else ""
        sealed = connection.execute(_SEALED).fetchone() == (True,)
        if not known and mine:
            connection.execute(_KEEP, [mine])
    is_gone = not mine and (known or sealed)
    if is_gone or (known and mine != known):
        raise WrongSeal(
            f"数据文件夹 {settings.data} 中的印章密钥 {SEAL_FILE} 不见了，"
            "或者不是这个数据库所用的印章，以前签发的证照会被判为不是本系统签发。请从备份恢复原来的文件，"
            "或用 XUKE_DATA 指定原来的数据文件夹，再重新运行。"
        )


def _fingerprint(settings: Settings) -> str:
    """Return the digest of the seal's certificate; nothing where there is no seal."""
    path = settings.data / SEAL_FILE
    if not path.exists():
        return ""
    found = _CERTIFICATE.search(path.read_bytes())
    return sha256(b64decode(found[1])).hexdigest() if found else "?"
