"""What becomes of a file before it is put to a case: judged, counted, told as an event."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from xuke.gateways.scanner import Scanner
from xuke.gateways.uploads import DEFAULT_LIMITS, Refusal, Shown, Upload, judge_upload
from xuke.kernel.case.events import MaterialAttached, ShownFile
from xuke.kernel.case.filing import not_handed_in
from xuke.kernel.case.state import Case


class FileRefused(Exception):
    """A file that was sent is not taken; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file as it was sent: hostile until judged."""

    name: str
    content: bytes


def judged(sent: SentFile) -> Upload:
    """Return what a file is, or raise FileRefused; it is opened, and scanned where that is set."""
    scanner = Scanner(command=settings.SCANNER) if settings.SCANNER else None
    upload = judge_upload(sent.content, sent.name, scanner=scanner)
    if isinstance(upload, Refusal):
        raise FileRefused(upload.value)
    return upload


def check_number(case: Case, material: str) -> None:
    """Refuse one file more than a material may have; what was handed in before is not counted."""
    there = [one for one in not_handed_in(case) if one.material == material]
    if len(there) >= DEFAULT_LIMITS.most_files:
        raise FileRefused(Refusal.TOO_MANY.value)


def attached(upload: Upload, material: str, on: date) -> MaterialAttached:
    """Return what is recorded of a file: the file as it came, and what is shown in its place."""
    return MaterialAttached(
        on=on,
        material=material,
        digest=upload.sha256,
        size=upload.size,
        media_type=upload.kind.value,
        file_name=upload.name,
        attachments=upload.attachments,
        shown=_shown(upload.shown) if upload.shown else None,
    )


def _shown(shown: Shown) -> ShownFile:
    return ShownFile(
        digest=shown.sha256,
        size=shown.size,
        media_type=shown.kind.value,
        file_name=shown.name,
    )
