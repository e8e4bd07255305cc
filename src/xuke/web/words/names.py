"""The names behind ids in a history: accounts of people, materials, questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names for ids in a history: people by account, materials and fields by their id.

    For the public leave `people` empty: who acted is then named by office only.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    things: Mapping[str, str] = field(default_factory=dict)

    def of_things(self, ids: Iterable[str]) -> str:
        """Return materials and questions by name."""
        return "、".join(self.things.get(one, one) for one in ids)

    def of_people(self, ids: Iterable[str]) -> str:
        """Return people by name; an account whose name is not known is an official, no more."""
        return "、".join(self._person(one) for one in ids)

    def _person(self, one: str) -> str:
        return self.people.get(one) or (_("工作人员") if is_account(one) else one)


def is_account(text: str) -> bool:
    """Whether the text is an account's id and not a name."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
