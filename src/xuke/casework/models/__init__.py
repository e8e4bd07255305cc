"""Every table of casework, by subject; Django looks for them here."""

from xuke.casework.models.bars import BarRow
from xuke.casework.models.cases import CaseRow
from xuke.casework.models.drafts import Blob, Draft
from xuke.casework.models.licences import LicenceRow
from xuke.casework.models.streams import NumberSeries, StreamRow
from xuke.casework.models.words import CaseWords, LicenceWords

__all__ = [
    "BarRow",
    "Blob",
    "CaseRow",
    "CaseWords",
    "Draft",
    "LicenceRow",
    "LicenceWords",
    "NumberSeries",
    "StreamRow",
]
