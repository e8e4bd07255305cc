"""Documents under seal: made when first handed out, and kept as they were."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from xuke.casework.models import SealedDocument
from xuke.casework.stream.kinds import Loaded
from xuke.gateways.typesetting import typeset
from xuke.web.documents.registry import LAST, Document, Facts
from xuke.web.documents.sealing import remember_seal, seal


def kept(
    document: Document[Any], loaded: Loaded[Any], told: Facts, at: datetime, nth: int = LAST
) -> bytes:
    """Return the sealed file that tells these facts; of two who ask first, one makes it."""
    occasion = _occasion(document, loaded, told, nth)
    ours = SealedDocument.objects.filter(
        stream=loaded.stream.id, slug=document.slug, occasion=occasion
    )
    found = ours.first()
    if found is None:
        made = _made(document, loaded, told, occasion, at)
        SealedDocument.objects.bulk_create([made], ignore_conflicts=True)
        found = ours.get()
    return bytes(found.content)


def _occasion(document: Document[Any], loaded: Loaded[Any], told: Facts, which: int) -> str:
    """Return the day and the number of what is told, and which of that day's acts it is.

    Two letters of one day may have one number: a case's own, or none.
    """
    occasion = f"{told['on']} {told.get('number', '')}".strip()
    nth = document.nth_of_its_day(loaded.state, loaded.history, which)
    return occasion if nth == 1 else f"{occasion} #{nth}"


def _made(
    document: Document[Any], loaded: Loaded[Any], told: Facts, occasion: str, at: datetime
) -> SealedDocument:
    """Typeset and seal."""
    remember_seal()
    content = seal().seal(typeset(document.form, told), reason=str(document.title), at=at)
    return SealedDocument(
        stream=loaded.stream.id,
        slug=document.slug,
        occasion=occasion,
        authority=loaded.stream.authority,
        year=loaded.history[0].year,
        digest=sha256(content).hexdigest(),
        content=content,
        made_at=at,
    )
