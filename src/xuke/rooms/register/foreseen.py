"""What an act on a licence would change, as its page shows it before it is signed."""

from collections.abc import Mapping

from xuke.kernel.licence.state import Licence
from xuke.web import clock
from xuke.web.licence import (
    clocks as licenceclocks,
    explanation as licenceexplaining,
    file as licencefile,
)
from xuke.web.licence.file import LicenceFile


def shown(file: LicenceFile, after: Licence | None) -> Mapping[str, object]:
    """Return what would change: the status, the days, whom it bars from what."""
    if after is None:
        return {}
    before, today = file.licence, clock.today()
    status = licencefile.status_on(after, today)
    changed = status is not licencefile.status_on(before, today)
    return {
        "status_after": status.value if changed else "",
        "moved": list(licenceclocks.moved(before, after)),
        "bars": licenceexplaining.bars_after(before, after),
    }
