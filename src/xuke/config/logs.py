"""What is logged, and how: one JSON object a line, with no personal data in it."""

from http import HTTPStatus
from logging import LogRecord
from typing import Any, Final

import structlog
from structlog.types import EventDict, Processor

_SHOWN: Final = frozenset(
    {"event", "level", "logger", "timestamp", "exception", "status_code", "case", "command", "took"}
)
"""Fields that may be written; whatever else a library attaches stays out of the log."""


def only_known_fields(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Drop every field that is not known to be free of personal data."""
    return {name: value for name, value in event.items() if name in _SHOWN}


def is_no_absence(record: LogRecord) -> bool:
    """Whether Django's own log of errors is to tell it: why it was 503, `web.site.later` says."""
    return getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE


def logging_config() -> dict[str, Any]:
    """Return the configuration for Python's logging, and set up structlog to match."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.processors.format_exc_info,
                    only_known_fields,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            },
        },
        "filters": {"told": {"()": lambda: is_no_absence}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Its messages name addresses and accounts.
            "axes": {"level": "ERROR"},
            "procrastinate": {"level": "WARNING"},
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # It names what a stranger wrote; `errors` tells the engineer what to set, not so often.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            # One line for each 4xx is an access log; the web server keeps that.
            "django.request": {"level": "ERROR", "filters": ["told"]},
        },
    }
