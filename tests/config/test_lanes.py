"""Lanes: whatever the work does, its thread stays and whoever waits is told."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from threading import Event

import pytest

from xuke.config.front.files import Full
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


def test_a_place_is_free_when_the_work_is_done_and_not_before() -> None:
    asyncio.run(_a_place_after_a_waiter_has_gone())


async def _a_place_after_a_waiter_has_gone() -> None:
    lane, end = Lane[int]("short", 1, 0), Event()
    gone = asyncio.create_task(lane.run(lambda: int(end.wait(PATIENCE))))
    await asyncio.sleep(0)
    gone.cancel()
    with suppress(asyncio.CancelledError):
        await gone

    with pytest.raises(Full):
        await lane.run(lambda: 7)

    end.set()
    assert await _once_free(lane) == 7


async def _once_free(lane: Lane[int]) -> int:
    for _ in range(1000):
        with suppress(Full):
            return await lane.run(lambda: 7)
        await asyncio.sleep(0.01)
    raise AssertionError("The place was never given back.")
