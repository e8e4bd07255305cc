"""Where the database is."""

from xuke.config.server.cluster import HOST, Note
from xuke.config.settings import Settings


def database_url(settings: Settings) -> str:
    """Return where the database is: as told, or as the data folder remembers it."""
    if settings.database_url:
        return settings.database_url
    note = Note.read(settings.data)
    # Checks and generators import Django's settings without any database.
    return note.url() if note else f"postgresql://xuke@{HOST}:1/xuke"
