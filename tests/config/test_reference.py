"""The reference names every command with its options, and every setting."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from xuke.config.cli import COMMANDS, commands
from xuke.config.settings import KNOWN

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


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


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("| command |") : text.index("\n\nAny of them")]

    assert set(re.findall(r"`xuke (\w+)", table)) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(KNOWN | {"DATABASE_URL", "PG_BINDIR"}))
def test_every_setting_is_described(name: str) -> None:
    assert f"\n| `{name}` |" in (REFERENCE / "settings.md").read_text(encoding="utf-8")
