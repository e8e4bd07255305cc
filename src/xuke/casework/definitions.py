"""Published versions of items, kept once under their hash: a case keeps the one it was filed under.

They are written when the product starts with them, never by an act: an act names the hash alone.
"""

import logging
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from django.db import OperationalError, connection

from xuke import catalogue
from xuke.casework.models import PublishedDefinition
from xuke.catalogue import LicenceItem
from xuke.catalogue.kit.items import versions
from xuke.catalogue.kit.publication import Publication
from xuke.catalogue.kit.published import item_as_published
from xuke.catalogue.kit.version import Definition
from xuke.kernel.case.state import Case

_VERSIONS: Final = 500
"""How many versions that are no longer in force a process keeps read."""
_FIRST: Final = """
    SELECT DISTINCT ON (slug) slug, digest FROM casework_definition
     WHERE kind = 'item' ORDER BY slug, published_at, digest
"""
_log: Final = logging.getLogger(__name__)


class NotKept(LookupError):
    """No version of this hash, or of any item, was ever published here."""


def publish() -> int:
    """Keep the versions that are in force and were not kept yet; return how many."""
    told = {
        one.digest: PublishedDefinition(
            digest=one.digest,
            kind=one.kind,
            slug=one.slug,
            version=one.version,
            since=one.since,
            content=text,
        )
        for one, text in versions()
    }
    known = PublishedDefinition.objects.filter(pk__in=told).values_list("pk", flat=True)
    for digest in known:
        del told[digest]
    PublishedDefinition.objects.bulk_create(told.values(), ignore_conflicts=True)
    return len(told)


def publish_before_serving() -> None:
    """Keep the versions that this process has loaded: one started anew may have read other files.

    Where the database is away nothing is served either; that is told, and the process goes on.
    """
    try:
        if publish():
            _log.warning("The items' files have changed since the product was started.")
    except OperationalError:
        _log.warning("The database is away: the items' versions are not kept yet.")


def publication(slug: str) -> Publication:
    """Return the published versions of an item, from the first one."""
    rows = PublishedDefinition.objects.filter(kind="item", slug=slug)
    return Publication(
        tuple(
            Definition(
                kind=one.kind,
                slug=one.slug,
                version=one.version,
                since=one.since,
                digest=one.digest,
            )
            for one in rows.order_by("published_at", "digest").defer("content")
        )
    )


def item_of(case: Case) -> LicenceItem:
    """Return the item as the case was filed under it; of a draft, as it stands today.

    A case of before versions were kept has the first that was published: `is_assumed`. So has
    one whose version is lost, if there is none, today's.
    """
    today = catalogue.item(case.item)
    if not case.is_filed or case.definition == today.definition.digest:
        return today
    try:
        digest = case.definition or _first()[case.item]
        return today if digest == today.definition.digest else _kept(digest)
    except LookupError:
        if case.definition:
            _log.warning("No published version of %s for case %s.", case.item, case.number)
        return today


def hidden_in(case: Case) -> frozenset[str]:
    """Return the answers that are sealed, or would be today: what is narrowed is so at once."""
    return item_of(case).sensitive | catalogue.item(case.item).sensitive


def is_assumed(case: Case) -> bool:
    """Whether nobody knows for certain under which version the case was filed 推定."""
    return case.is_filed and not case.definition


@lru_cache(maxsize=_VERSIONS)
def _kept(digest: str) -> LicenceItem:
    """Return the version of this hash; it never changes, so a process reads it once."""
    row = PublishedDefinition.objects.filter(pk=digest).first()
    if row is None:
        raise NotKept(digest)
    return item_as_published(row.content, catalogue.law())


@cache
def _first() -> Mapping[str, str]:
    """Return the hash of each item's first version: what was published first stays the first."""
    with connection.cursor() as cursor:
        cursor.execute(_FIRST)
        found = dict(cursor.fetchall())
    if not found:
        raise NotKept
    return found
