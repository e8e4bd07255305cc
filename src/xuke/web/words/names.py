"""The names behind ids in a history: accounts of people, materials, questions."""

from collections.abc import Iterable, Iterator, Mapping
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


def accounts(facts: Iterable[Mapping[str, object]]) -> set[str]:
    """Return the accounts that these facts name, alone, in a list or in a row of words."""
    return {part for one in facts for told in one.values() for part in _parts(told)}


def _parts(told: object) -> Iterator[str]:
    """Yield the accounts in one fact."""
    parts = told if isinstance(told, list | tuple) else str(told).split()
    yield from (part for part in parts if isinstance(part, str) and is_account(part))


def is_account(text: str) -> bool:
    """Whether the text is an account's id and not a name."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
