"""Documents under seal: made when first handed out, and kept as they were."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from xuke.casework.models import SealedDocument
from xuke.casework.stream.kinds import Loaded
from xuke.gateways.typesetting import typeset
from xuke.web.documents.registry import Document, Facts
from xuke.web.documents.sealing import remember_seal, seal


def kept(document: Document[Any], loaded: Loaded[Any], told: Facts, at: datetime) -> bytes:
    """Return the sealed file that tells these facts; of two who ask first, one makes it."""
    place, occasion = loaded.stream, f"{told['on']} {told.get('number', '')}".strip()
    ours = SealedDocument.objects.filter(stream=place.id, slug=document.slug, occasion=occasion)
    found = ours.first()
    if found is None:
        SealedDocument.objects.bulk_create(
            [_made(document, loaded, told, at)], ignore_conflicts=True
        )
        found = ours.get()
    return bytes(found.content)


def _made(
    document: Document[Any], loaded: Loaded[Any], told: Facts, at: datetime
) -> SealedDocument:
    """Typeset and seal."""
    remember_seal()
    content = seal().seal(typeset(document.form, told), reason=str(document.title), at=at)
    return SealedDocument(
        stream=loaded.stream.id,
        slug=document.slug,
        occasion=f"{told['on']} {told.get('number', '')}".strip(),
        authority=loaded.stream.authority,
        year=loaded.history[0].year,
        digest=sha256(content).hexdigest(),
        content=content,
        made_at=at,
    )
