"""`make docs`: write the generated files of the reference."""

from xuke.config.reference import write_all
from xuke.config.server.database import load_django

if __name__ == "__main__":
    # Rooms bring kinds of streams, verbs and documents along when Django starts.
    load_django()
    write_all()
