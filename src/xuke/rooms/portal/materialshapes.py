"""What an applicant's program is told of files, and how it names one."""

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import StringConstraints

from xuke.web.api.responses import VersionIn

Text = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]


class ShownOut(Schema):
    """What officials see in place of a file: converted, or upright and without its place."""

    digest: str
    size: int
    media_type: str
    file_name: str


class FileOut(Schema):
    """A file of a material; `digest` is the SHA-256 of its bytes, `size` their number.

    `attachments` are the files within it by name; one that is not `handed_in` may be removed.
    """

    material: str
    file_name: str
    digest: str
    size: int
    media_type: str
    on: date
    attachments: list[str]
    shown: ShownOut | None
    handed_in: bool


class FilesOut(Schema):
    """The files of a case, in the order in which they came.

    `missing` are the materials without a file that are required as the answers now stand.
    """

    files: list[FileOut]
    missing: list[str]


class RemovalIn(VersionIn):
    """Which file to take away; without a name, all of these bytes at this material."""

    material: Text
    digest: Text
    file_name: Text = ""
