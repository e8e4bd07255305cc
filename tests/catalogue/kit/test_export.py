"""What is exported says what its file said."""

import pytest
from tests.catalogue.kit.test_schema import FILES, validator

from xuke.catalogue.kit.content import parsed, read
from xuke.catalogue.kit.export import exported
from xuke.catalogue.kit.kinds import KINDS
from xuke.catalogue.kit.version import digest


@pytest.mark.parametrize("name", KINDS)
def test_an_exported_file_says_what_the_file_said(name: str) -> None:
    schema = validator(name)
    for _, path in (one for one in FILES if one[0] == name):
        content = read(path)
        again = parsed(exported(content))

        assert again == content, path
        assert digest(again) == digest(content)
        assert schema.is_valid(again)


@pytest.mark.parametrize(
    "text",
    ["on", "no", "'6'", "6", "0755", "1.5", "true", "'true'", "2025-01-20", "'a: b'", "~", "''"],
)
def test_no_value_becomes_another_one(text: str) -> None:
    content = parsed(f"key: {text}")

    assert parsed(exported(content)) == content
