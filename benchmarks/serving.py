"""As many web servers as an installation starts, on one port; they end with this process."""

import signal
import subprocess
import sys
from types import FrameType

from xuke.config.server.supervisor import web_command
from xuke.config.settings import current


def main() -> None:
    """Serve until told to stop."""
    settings = current()
    command = web_command(settings)
    servers = [subprocess.Popen(command) for _ in range(settings.workers)]

    def stop(_signal: int, _frame: FrameType | None) -> None:
        for one in servers:
            one.terminate()

    signal.signal(signal.SIGTERM, stop)
    sys.exit(max(one.wait() for one in servers))


if __name__ == "__main__":
    main()
