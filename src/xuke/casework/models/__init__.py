"""Every table of casework, by subject; Django looks for them here."""

from xuke.casework.models.bans import BanRow
from xuke.casework.models.bars import BarRow
from xuke.casework.models.cases import CaseRow
from xuke.casework.models.definitions import PublishedDefinition
from xuke.casework.models.drafts import Blob, Draft
from xuke.casework.models.files import FileRow, UploadDay
from xuke.casework.models.key import KEY, KeyedRow
from xuke.casework.models.licences import LicenceRow
from xuke.casework.models.messages import Message
from xuke.casework.models.sealed_documents import SealedDocument
from xuke.casework.models.streams import NumberSeries, OfficeRow, StreamRow
from xuke.casework.models.words import CaseWords, LicenceWords

__all__ = [
    "KEY",
    "BanRow",
    "BarRow",
    "Blob",
    "CaseRow",
    "CaseWords",
    "Draft",
    "FileRow",
    "KeyedRow",
    "LicenceRow",
    "LicenceWords",
    "Message",
    "NumberSeries",
    "OfficeRow",
    "PublishedDefinition",
    "SealedDocument",
    "StreamRow",
    "UploadDay",
]
