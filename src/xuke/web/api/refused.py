"""What programs are told where an act is refused, on any kind of stream: only who may see it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.stream.facts import FactsInvalid
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person
from xuke.record.port import StaleStream
from xuke.web.case.stream_file import StreamFile, officials_named
from xuke.web.words import refusals


class RefusedHere(Exception):
    """A refusal with the Chinese names of what it speaks of, on a stream of this kind."""

    def __init__(self, refused: Unlawful, names: Mapping[str, str], kind: str) -> None:
        """Keep all."""
        super().__init__(refused, names, kind)
        self.refused = refused
        self.names = names
        self.kind = kind


@contextmanager
def hidden_from_strangers(
    opens: Callable[[UUID, Person], StreamFile[Any]], stream: UUID, person: Person
) -> Iterator[None]:
    """Turn any refusal into 'no such stream' where the person may not even see it.

    `opens` returns the stream to who may see it, and finds nothing for anybody else.
    """
    try:
        yield
    except Unlawful as refused:
        file = opens(stream, person)
        raise RefusedHere(refused, file.names([refused.facts]), file.stream.kind) from refused
    except (StaleStream, AnswersInvalid, FactsInvalid):
        opens(stream, person)
        raise


@contextmanager
def in_words_of(kind: str) -> Iterator[None]:
    """Word a refusal of what would open a stream as one on this kind: there is none to see yet."""
    try:
        yield
    except Unlawful as refused:
        raise RefusedHere(refused, officials_named([refused.facts]), kind) from refused


@lru_cache(2000)
def _worded(_language: str, code: str, kind: str, facts: tuple[tuple[str, str], ...]) -> str:
    """Return a refusal in words; the same few are told after every act."""
    return refusals.why(Unlawful(code, None, **dict(facts)), kind)


def next_steps(file: StreamFile[Any]) -> list[dict[str, Any]]:
    """Return the next steps as StepOut, each with its reason in words where it is not allowed."""
    kind, language = file.stream.kind, get_language() or ""

    def why(refused: Unlawful) -> str:
        return _worded(language, refused.code, kind, tuple(refused.facts.items()))

    return [
        {
            "step": one.name,
            "allowed": one.allowed,
            "reason": why(one.refusal) if one.refusal else "",
        }
        for one in file.steps
    ]
