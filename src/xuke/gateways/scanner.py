"""The office's own scanner for viruses: a command that gets each file on its standard input."""

import logging
import shlex
import subprocess
from dataclasses import dataclass
from typing import Final

from xuke.gateways.opening.verdict import Refusal

_log: Final = logging.getLogger(__name__)
_CLEAN: Final = 0
_INFECTED: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """Runs the command; status 0 is clean, 1 infected, anything else a scanner that is ill.

    These are the statuses of `clamdscan -`. A file that could not be looked at is not taken.
    """

    command: str
    seconds: int = 60

    def refusal(self, content: bytes) -> Refusal | None:
        """Return why the file is not taken, or nothing."""
        try:
            status = subprocess.run(  # noqa: S603 - the administrator's own command
                shlex.split(self.command),
                input=content,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=self.seconds,
                check=False,
            ).returncode
        except (OSError, subprocess.TimeoutExpired) as error:
            _log.error("The scanner does not answer: %s", type(error).__name__)
            return Refusal.NOT_SCANNED
        return self._meaning(status)

    def _meaning(self, status: int) -> Refusal | None:
        if status == _CLEAN:
            return None
        if status == _INFECTED:
            return Refusal.INFECTED
        _log.error("The scanner ended with status %s", status)
        return Refusal.NOT_SCANNED
