"""Who works at the terminal: nobody with an account, known by the machine's own name for him."""

import getpass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xuke.casework.stream.act import Act


def operator() -> str:
    """Return who is at the terminal, as the machine knows him."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "root"


def operator_act(authority: str) -> "Act":
    """Return an act of whoever is at the terminal, who may do to accounts what he could anyway."""
    from xuke.kernel.person import TERMINAL, Person, Role
    from xuke.rooms.people.keeping import real_act

    person = Person(f"{TERMINAL}{operator()}", authority, frozenset({Role.ADMIN}))
    return real_act(person)
