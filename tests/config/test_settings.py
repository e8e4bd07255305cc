from pathlib import Path

import pytest

from xuke.config.settings import BadSetting, read_settings, secret_key


def test_nothing_has_to_be_set() -> None:
    settings = read_settings({})

    assert (settings.host, settings.port, settings.production) == ("127.0.0.1", 8000, False)
    assert settings.data.name == "var"


def test_an_empty_variable_counts_as_not_set() -> None:
    assert read_settings({"XUKE_PORT": " "}).port == 8000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("XUKE_PROT", "8000", id="a mistyped name"),
        pytest.param("XUKE_PORT", "http", id="a port that is no number"),
        pytest.param("XUKE_PORT", "70000", id="a port that does not exist"),
        pytest.param("XUKE_WORKERS", "0", id="no workers at all"),
        pytest.param("XUKE_PRODUCTION", "maybe", id="neither yes nor no"),
        pytest.param("XUKE_DATA", "/etc/passwd", id="a data folder that is a file"),
        pytest.param("DATABASE_URL", "mysql://x", id="another database"),
        pytest.param("XUKE_TRUSTED_PROXIES", "proxy.local", id="a proxy by its name"),
        pytest.param("PG_BINDIR", "/nowhere", id="programs that are not there"),
        pytest.param("XUKE_SECRET_KEY", "short", id="a key too short to sign with"),
    ],
)
def test_a_bad_variable_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name) as caught:
        read_settings({name: value})

    assert str(caught.value).startswith("环境变量 ")


def test_production_needs_allowed_hosts() -> None:
    with pytest.raises(BadSetting, match="XUKE_ALLOWED_HOSTS"):
        read_settings({"XUKE_PRODUCTION": "1"})


@pytest.mark.parametrize("name", ["DATABASE_URL", "XUKE_SECRET_KEY"])
def test_a_secret_is_not_repeated_in_the_error(name: str) -> None:
    with pytest.raises(BadSetting) as caught:
        read_settings({name: "hunter2"})

    assert "hunter2" not in str(caught.value)


def test_the_secret_key_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    settings = read_settings({"XUKE_DATA": str(tmp_path)})

    first = secret_key(settings)

    assert secret_key(settings) == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_allowed_hosts_are_separated_by_commas() -> None:
    settings = read_settings({"XUKE_ALLOWED_HOSTS": "a.example, b.example"})

    assert settings.allowed_hosts == ("a.example", "b.example")


def test_trusted_proxies_are_addresses_and_networks() -> None:
    settings = read_settings({"XUKE_TRUSTED_PROXIES": "10.0.0.5, 192.168.1.0/24,::1"})

    assert [str(one) for one in settings.trusted_proxies] == [
        "10.0.0.5/32",
        "192.168.1.0/24",
        "::1/128",
    ]
    assert read_settings({}).trusted_proxies == ()
