"""A document 文书 as data: which act it tells, and its words with fields that are filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

FIELD: Final = re.compile(r"\{([a-z_]+)\}")
"""A place in the words that is filled in when the document is printed."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; it stands only where the act's facts are these."""

    say: str
    when: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Particular:
    """A line of the document's table."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAct:
    """文书: the words of one act of a kind of stream, told in writing.

    A passage, line or ending of which a field has nothing to say is left out. `to` is whom it is
    addressed to, empty for nobody; `number` the fact that numbers it, `series` the word of the
    numbers that follow the stream's own, where the act brings none.
    """

    slug: str
    of: str
    event: str
    when: Mapping[str, str]
    title: str
    number: str
    series: str
    to: str
    basis: tuple[str, ...]
    body: tuple[Passage, ...]
    particulars: tuple[Particular, ...]
    ending: str
    remedies: bool
    signatures: tuple[str, ...]
    for_office: bool

    @property
    def fields(self) -> frozenset[str]:
        """Return every field that is filled in."""
        return frozenset(name for text in self._texts() for name in FIELD.findall(text))

    @property
    def facts(self) -> frozenset[str]:
        """Return the act's facts on which it depends whether something stands."""
        return frozenset(self.when).union(*(passage.when for passage in self.body))

    def _texts(self) -> Iterator[str]:
        yield from (self.number, self.to, self.ending)
        yield from (passage.say for passage in self.body)
        yield from (line.value for line in self.particulars)
