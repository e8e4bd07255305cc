"""Opens one file, whatever it is: each fault of its bytes is a reason, none is an accident."""

import warnings
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from xuke.gateways.opening.kinds import PICTURES, Kind
from xuke.gateways.opening.ofd import open_ofd
from xuke.gateways.opening.pdf import open_pdf
from xuke.gateways.opening.pictures import open_picture
from xuke.gateways.opening.verdict import Limits, NotTaken, Opened, Refusal

_READERS: Final[Mapping[Kind, Callable[[bytes, Limits], Opened]]] = {
    Kind.PDF: open_pdf,
    Kind.OFD: open_ofd,
    **{kind: partial(open_picture, kind) for kind in PICTURES},
}


def opened(content: bytes, kind: Kind, limits: Limits) -> Opened | Refusal:
    """Return what the reader of this kind finds, or why the file is not taken."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return _READERS[kind](content, limits)
    except NotTaken as refused:
        return refused.refusal
    except MemoryError:
        return Refusal.TOO_COMPLEX
    # Readers raise whatever bytes make them raise: OSError, SyntaxError, KeyError, struct.error …
    except Exception:  # noqa: BLE001
        return Refusal.BROKEN
