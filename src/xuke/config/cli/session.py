"""What nearly every command begins with: settings read, database up, Django loaded."""

import click

from xuke.config.settings import Settings, current


def say(text: str) -> None:
    """Tell the person at the terminal how far things are; results alone go to stdout."""
    click.echo(text, err=True)


def set_up() -> None:
    """Set an empty data folder up; where a database was made already, do nothing at all."""
    from xuke.config.server.cluster import Note

    settings = current()
    note = None if settings.database_url else Note.read(settings.data)
    is_made = note is not None and (settings.data / note.home / "data").exists()
    if not is_made and settings.database_url is None:
        prepared()


def prepared() -> Settings:
    """Return the settings, with the database running and its tables up to date."""
    from xuke.config.server.database import prepare

    settings = current()
    prepare(settings, say)
    _look_at_clock()
    return settings


def _look_at_clock() -> None:
    """Let the command stand on the installation's day."""
    from xuke.web import clock

    clock.look()
