"""The buttons of verbs that share one page, in the groups in which their words put them."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from xuke.web.words.worded import words_of


def groups(
    kind: str, allowed: Collection[str], file: object, url: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    """Yield each group with those of its verbs that may be done now, and where each is done."""
    for label, verbs in words_of(kind).offered(allowed, file):
        steps = [{"name": one.label, "url": url(one.name)} for one in verbs]
        yield {"label": label, "steps": steps}
