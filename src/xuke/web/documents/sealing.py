"""The seal of this installation, as whoever seals a document uses it."""

from functools import cache
from pathlib import Path

from django.conf import settings

from xuke.access.models import SealCheck
from xuke.gateways.seal import DevelopmentSeal, Seal


@cache
def seal() -> Seal:
    """Return this installation's seal: a specimen until a seal platform is connected."""
    return DevelopmentSeal.at(Path(settings.DATA_FOLDER))


def is_specimen() -> bool:
    """Whether what is sealed here bears a specimen 测试样章; told without making a seal."""
    # No seal platform is connected yet: `seal` knows none but the specimen.
    return True


def remember_seal() -> None:
    """Keep which seal is used from now on: at the next start another one is refused."""
    SealCheck.objects.get_or_create(pk=1, defaults={"fingerprint": seal().fingerprint})
