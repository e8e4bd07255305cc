"""A process whose first requests come at once reads its catalogue once, and answers all of them."""

import subprocess
import sys

PROGRAM = """
from threading import Barrier, Thread
from xuke import catalogue

told, begin = [], Barrier(4)


def ask():
    begin.wait()
    told.append(id(catalogue.loaded()))


threads = [Thread(target=ask) for _ in range(4)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(len(told), len(set(told)))
"""


def test_four_who_ask_first_are_told_the_same() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["4", "1"]
