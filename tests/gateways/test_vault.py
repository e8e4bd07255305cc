import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from xuke.gateways.keyfile import KeyOpenToOthers, kept_key
from xuke.gateways.vault import BadKey, NotOpened, Vault

_VAULT = Vault(bytes(range(32)))


@given(text=st.text(), context=st.text())
def test_what_was_sealed_opens_again(text: str, context: str) -> None:
    assert _VAULT.open(_VAULT.seal(text, context), context) == text


def test_equal_texts_give_different_tokens_and_one_index() -> None:
    assert _VAULT.seal("张三", "name") != _VAULT.seal("张三", "name")
    assert _VAULT.index("张三", "name") == _VAULT.index("张三", "name")


def test_the_index_differs_by_context_and_by_key() -> None:
    other = Vault(bytes(32))

    assert len({_VAULT.index("1"), _VAULT.index("1", "phone"), other.index("1")}) == 3
    assert _VAULT.index("bc", "a") != _VAULT.index("c", "ab")


def test_another_context_does_not_open() -> None:
    token = _VAULT.seal("13800000000", "applicant.phone")

    with pytest.raises(NotOpened):
        _VAULT.open(token, "agent.phone")


def test_another_key_does_not_open() -> None:
    with pytest.raises(NotOpened):
        Vault(bytes(32)).open(_VAULT.seal("x", "c"), "c")


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_one_changed_bit_does_not_open(place: int, bit: int) -> None:
    sealed = bytearray(_VAULT.seal_bytes(b"110105", "c"))
    sealed[place % len(sealed)] ^= 1 << bit

    with pytest.raises(NotOpened):
        _VAULT.open_bytes(bytes(sealed), "c")


@given(token=st.text() | st.text("v1.AZaz09-_=", max_size=80))
def test_no_token_but_a_sealed_one_opens(token: str) -> None:
    with pytest.raises(NotOpened):
        _VAULT.open(token, "c")


@pytest.mark.parametrize("key", [b"", bytes(16), bytes(33)])
def test_a_key_has_thirty_two_bytes(key: bytes) -> None:
    with pytest.raises(BadKey):
        Vault(key)


def test_neither_key_nor_cipher_is_shown() -> None:
    assert repr(_VAULT) == "Vault()"


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    token = Vault.at(tmp_path / "keys").seal("x", "c")

    assert Vault.at(tmp_path / "keys").open(token, "c") == "x"
    assert stat.S_IMODE((tmp_path / "keys" / "vault.key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["vault.key"]


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    Vault.at(tmp_path)
    (tmp_path / "vault.key").chmod(0o640)

    with pytest.raises(KeyOpenToOthers):
        Vault.at(tmp_path)


def test_starters_at_the_same_moment_get_one_key(tmp_path: Path) -> None:
    keys = (bytes([number]) * 32 for number in range(16))

    with ThreadPoolExecutor(16) as pool:
        got = set(pool.map(lambda key: kept_key(tmp_path / "k", lambda: key), keys))

    assert len(got) == 1
