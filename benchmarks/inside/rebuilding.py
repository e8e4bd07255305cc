"""Rebuilds each time a line comes in, and answers with how long it took; ends with the input."""

import sys
import time

from xuke.casework.stream.rebuild import rebuild


def run(_count: int) -> dict[str, int]:
    """Rebuild whenever it is asked for; return how often."""
    times = 0
    print("ready", flush=True)
    for _line in sys.stdin:
        started = time.perf_counter()
        streams = rebuild()
        print(streams / (time.perf_counter() - started), flush=True)
        times += 1
    return {"times": times}
