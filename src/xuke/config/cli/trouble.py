"""Which exceptions are sentences for whoever typed the command."""

import sys
from typing import Final

# By name: an error of a part that was never loaded cannot have been raised.
_EXPECTED: Final = (
    ("xuke.config.settings", "BadSetting"),
    ("xuke.config.server.programs", "DatabaseTrouble"),
    ("xuke.config.server.runlock", "CannotServe"),
    ("xuke.config.server.vaultcheck", "WrongVault"),
    ("xuke.config.server.sealcheck", "WrongSeal"),
    ("xuke.config.server.migrating", "NewerTables"),
    ("xuke.gateways.keyfile", "KeyOpenToOthers"),
    ("xuke.web.clock", "Doubtful"),
    ("xuke.catalogue.errors", "CatalogueError"),
    ("xuke.web.site.training", "ClockRefused"),
    ("xuke.config.demonstration", "DemoRefused"),
    ("xuke.rooms.imports", "ImportRefused"),
    ("xuke.figures.assembly", "ReportRefused"),
)


def expected_errors() -> tuple[type[Exception], ...]:
    """Return the classes of errors whose text is meant for people."""
    loaded = ((sys.modules.get(module), name) for module, name in _EXPECTED)
    return tuple(getattr(module, name) for module, name in loaded if hasattr(module, name))
