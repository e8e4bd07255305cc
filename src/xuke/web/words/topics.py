"""Under which heading an item stands where many are listed: by the beginning of its slug."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.catalogue.item import LicenceItem

OTHER: Final = _("其他事项")
STAFF: Final = _("医务人员")
TOPICS: Final[Sequence[tuple[Promise, Sequence[str]]]] = (
    (_("医疗机构"), ("medical-institution", "tcm-institution", "maternal-infant-care")),
    (STAFF, ("physician", "nurse", "tcm-specialty", "maternal-infant-staff")),
    (_("公共场所和健康产品"), ("public-place", "drinking-water", "disinfectant")),
    (_("放射诊疗和特殊药品"), ("radiological", "radiation", "narcotic")),
    (_("医疗广告"), ("medical-advertisement", "tcm-medical-advertisement")),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """主题: a heading and its items."""

    title: str | Promise
    items: Sequence[LicenceItem]


def by_topic(items: Iterable[LicenceItem]) -> list[Topic]:
    """Return the items under their headings; none is lost, headings without items are left out."""
    heads: dict[str | Promise, list[LicenceItem]] = {title: [] for title, _slugs in TOPICS}
    heads[OTHER] = []
    for item in items:
        heads[_topic_of(item)].append(item)
    return [Topic(title, found) for title, found in heads.items() if found]


def _topic_of(item: LicenceItem) -> str | Promise:
    """Return the first heading that knows the slug; a person's licence belongs to the staff."""
    for title, beginnings in TOPICS:
        if item.slug.startswith(tuple(beginnings)):
            return title
    return STAFF if item.object == "person" else OTHER
