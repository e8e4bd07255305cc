"""Lanes: whatever the work does, its thread stays and whoever waits is told."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from xuke.config.front.lanes import BrokenOff, Lane

PATIENCE = 10.0


class Panic(BaseException):
    """What a library in another language raises, and no `except Exception` catches."""


@pytest.mark.parametrize(
    "error", [Panic(), SystemExit(), StopIteration(), asyncio.CancelledError(), GeneratorExit()]
)
def test_no_error_ends_the_thread_of_a_lane(error: BaseException) -> None:
    async def both() -> int:
        lane = Lane[int]("short", 1, 1)
        with pytest.raises(BrokenOff) as told:
            await _in_time(lane.run(_raising(error)))
        assert told.value.__cause__ is error
        return await _in_time(lane.run(lambda: 7))

    assert asyncio.run(both()) == 7


def test_an_ordinary_error_is_told_as_it_is() -> None:
    async def one() -> None:
        await _in_time(Lane[int]("short", 1, 1).run(_raising(LookupError("here"))))

    with pytest.raises(LookupError, match="here"):
        asyncio.run(one())


def _raising(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


async def _in_time(answer: Awaitable[int]) -> int:
    async with asyncio.timeout(PATIENCE):
        return await answer
