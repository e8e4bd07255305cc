"""What nearly every command begins with: settings read, database up, Django loaded."""

import click

from xuke.config.settings import Settings, current


def say(text: str) -> None:
    """Tell the person at the terminal how far things are; results alone go to stdout."""
    click.echo(text, err=True)


def prepared() -> Settings:
    """Return the settings, with the database running and its tables up to date."""
    from xuke.config.server.database import prepare

    settings = current()
    prepare(settings, say)
    return settings
