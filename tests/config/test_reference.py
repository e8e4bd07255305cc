"""The reference names every command with its options, and every setting."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from xuke.config.cli import commands
from xuke.config.settings import KNOWN

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def leaves(command: click.Command, words: str) -> Iterator[tuple[str, click.Command]]:
    """Yield the commands that do something, with the words that call them."""
    if not isinstance(command, click.Group):
        yield words, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        yield from leaves(inner, f"{words} {name}")


def sections() -> dict[str, str]:
    """Return the reference's sections by the command that each is about."""
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    parts = re.split(r"^## `(.+)`$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert {words for words, _command in leaves(commands, "xuke")} == set(sections())


def test_every_option_is_named_in_its_commands_section() -> None:
    told = sections()

    missing = [
        f"{words} {option}"
        for words, command in leaves(commands, "xuke")
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if f"`{option}`" not in told[words]
    ]

    assert missing == []


@pytest.mark.parametrize("name", sorted(KNOWN | {"DATABASE_URL", "PG_BINDIR"}))
def test_every_setting_is_described(name: str) -> None:
    assert f"\n| `{name}` |" in (REFERENCE / "settings.md").read_text(encoding="utf-8")
