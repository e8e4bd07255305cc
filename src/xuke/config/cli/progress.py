"""A progress bar on stderr, for whatever counts."""

import contextlib
from collections.abc import Callable, Iterator

Progress = Callable[[int, int], None]
"""Called with how many are done, and how many there are in all."""


@contextlib.contextmanager
def shown(title: str) -> Iterator[Progress]:
    """Show a bar while the work runs; it disappears from a log file, where nobody watches."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress as Bar,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
