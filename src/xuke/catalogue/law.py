"""The statutes that items and rules cite: structure, our summaries, source, day in force."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from xuke.catalogue.certainty import Certainty, certainty_of
from xuke.catalogue.errors import Problem
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law_shape import BINDING, SETTING_LEADS, SETTING_LIMITS, STATUTE
from xuke.catalogue.law_values import DatedValue, Value, read_values, terms_on
from xuke.catalogue.nodes import Table, opened
from xuke.catalogue.numerals import in_chinese
from xuke.kernel.law.citation import Citation
from xuke.kernel.law.terms import Terms

WITHOUT_ARTICLES = "规范性文件"
PLACES = ("条", "款", "项")
VALUES = "values"
CASES = "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """One version of a statute, from the day it came into force; never its text itself.

    `confirmed` says of single provisions where their words were read, though not the whole text.
    """

    slug: str
    name: str
    english: str
    kind: str
    in_force_from: date
    source: str
    link: str
    certainty: Certainty
    to_confirm: str
    provisions: Mapping[str, str]
    without_rule: Mapping[str, str]
    confirmed: Mapping[str, str] = field(default_factory=dict)

    @property
    def sets_limits(self) -> bool:
        """Whether it is a law or regulation, which alone sets other limits (article 42(1))."""
        return self.kind in SETTING_LIMITS

    @property
    def sets_leads(self) -> bool:
        """Whether it may ask for a renewal earlier than article 50(1): a rule may, too."""
        return self.kind in SETTING_LEADS

    @property
    def is_binding(self) -> bool:
        """Whether it is a law, regulation or rule, and no notice."""
        return self.kind in BINDING

    def has(self, place: str) -> bool:
        """Whether the place, such as 32/1/4, is in it, or is a part of one that is."""
        return place in self.provisions or any(
            known.startswith(f"{place}/") for known in self.provisions
        )

    def is_without_rule(self, place: str) -> bool:
        """Whether a reason for having no rule is given to the place, or to what it is part of."""
        return any(f"{place}/".startswith(f"{one}/") for one in self.without_rule)

    def certainty_at(self, place: str) -> Certainty:
        """Return how sure the place is: as the whole text, or surer where its words were read."""
        is_read = any(f"{place}/".startswith(f"{one}/") for one in self.confirmed)
        return Certainty.HIGH if is_read else self.certainty

    def summary(self, place: str) -> str | None:
        """Return our summary of the place, or of all its parts where only they have one."""
        parts = [text for known, text in self.provisions.items() if known.startswith(f"{place}/")]
        return self.provisions.get(place) or "".join(parts) or None


@dataclass(frozen=True, slots=True)
class Law:
    """All statutes, each with its versions from the oldest to the newest, and dated values."""

    versions: Mapping[str, tuple[Statute, ...]]
    values: Mapping[str, DatedValue]

    def on(self, slug: str, day: date | None = None) -> Statute | None:
        """Return the version in force on the day: without one the newest, before all the oldest."""
        versions = self.versions.get(slug, ())
        started = [one for one in versions if day is None or one.in_force_from <= day]
        chosen = started or list(versions[:1])
        return chosen[-1] if chosen else None

    def knows(self, text: str) -> bool:
        """Whether a statute's slug or a citation stands in any of its versions."""
        slug, _, place = text.partition("/")
        versions = self.versions.get(slug, ())
        return bool(versions) and (not place or any(one.has(place) for one in versions))

    def knows_on(self, text: str, day: date) -> bool:
        """Whether a citation stands in the version that is in force on the day."""
        slug, _, place = text.partition("/")
        statute = self.on(slug, day)
        return statute is not None and (not place or statute.has(place))

    def binds(self, text: str, day: date) -> bool:
        """Whether a citation stands in a law, regulation or rule that is in force on the day."""
        statute = self.on(text.partition("/")[0], day)
        return statute is not None and statute.is_binding and self.knows_on(text, day)

    def certainty_on(self, text: str, day: date | None = None) -> Certainty | None:
        """Return how sure a citation is as in force on the day; nothing where it is not there."""
        slug, _, place = text.partition("/")
        statute = self.on(slug, day)
        if statute is None or (place and not statute.has(place)):
            return None
        return statute.certainty_at(place)

    def value_on(self, name: str, day: date) -> Value:
        """Return the value in force on the day, before the first day the oldest, or KeyError."""
        return self.values[name].on(day).value

    def terms(self, on: date) -> Terms:
        """Return the lengths of time in force on the day; before 2019-04-23 the oldest known."""
        return terms_on(self.values, on)

    def summary(self, citation: Citation, day: date | None = None) -> str | None:
        """Return our summary of the provision as in force on the day, if there is one."""
        statute = self.on(citation.statute, day)
        place = str(citation).partition("/")[2]
        return statute.summary(place) if statute else None

    def words(self, text: str, day: date | None = None) -> str:
        """Return a citation as documents print it: 《…》第三十二条第一款第四项."""
        slug, _, place = text.partition("/")
        statute = self.on(slug, day)
        if statute is None:
            return text
        if statute.kind == WITHOUT_ARTICLES or not place:
            return f"《{statute.name}》"
        return f"《{statute.name}》" + _place_words(statute, place)


def _place_words(statute: Statute, place: str) -> str:
    """Return 第…条第…款第…项; the only paragraph of an article is not counted."""
    numbers = place.split("/")
    is_only = numbers[1:2] == ["1"] and not statute.has(f"{numbers[0]}/2")
    return "".join(
        f"第{in_chinese(int(number))}{unit}"
        for number, unit in zip(numbers, PLACES, strict=False)
        if not (is_only and unit == "款")
    )


def read_law(folder: Path, refusals: Refusals) -> Law:
    """Read every statute, <slug>/<in-force-from>.yaml, and every value, values/<name>.yaml."""
    versions: dict[str, list[Statute]] = {}
    for path in sorted(folder.glob("*/*.yaml")):
        is_statute = path.parent.name not in {VALUES, CASES}
        statute = read_statute(path, refusals) if is_statute else None
        if statute is not None:
            versions.setdefault(path.parent.name, []).append(statute)
    for slug, ones in versions.items():
        _refuse_overlap(slug, ones, refusals)
    statutes = Law({slug: tuple(ones) for slug, ones in versions.items()}, {})
    return Law(statutes.versions, read_values(folder / VALUES, statutes.certainty_on, refusals))


def read_statute(path: Path, refusals: Refusals) -> Statute | None:
    """Read one version of a statute; None where the file is no mapping."""
    table = opened(path, refusals, STATUTE)
    if table is None:
        return None
    statute = _statute(table, path)
    table.close()
    return statute


def _refuse_overlap(slug: str, ones: list[Statute], refusals: Refusals) -> None:
    """Refuse two versions of a statute that start on the same day."""
    for earlier, later in pairwise(ones):
        if earlier.in_force_from >= later.in_force_from:
            file = f"{refusals.root.name}/law/{slug}"
            day = later.in_force_from.isoformat()
            refusals.found.append(Problem(file, 1, "overlapping-versions", "in_force_from", day))


def _statute(table: Table, path: Path) -> Statute:
    name, english = table.name()
    source = table.table("source")
    provisions = table.table("provisions")
    statute = Statute(
        slug=table.text("statute"),
        name=name,
        english=english,
        kind=table.option("kind"),
        in_force_from=table.day("in_force_from"),
        source=source.text("name") if source else "",
        link=source.text("link") if source else "",
        certainty=certainty_of(table.option("certainty")),
        to_confirm=table.text("to_confirm"),
        provisions=_provisions(provisions) if provisions else {},
        without_rule=table.notes("without_rule"),
        confirmed=table.notes("confirmed"),
    )
    if source is not None:
        source.close()
    _check_names(table, statute, path)
    _check_reasons(table, statute)
    if not statute.certainty.is_confirmed and not statute.to_confirm:
        table.refuse("doubt-not-listed", None, "certainty")
    return statute


def _check_names(table: Table, statute: Statute, path: Path) -> None:
    """Folder and file are named after the statute and the day."""
    if statute.slug != path.parent.name:
        table.refuse("wrong-name", None, "statute", expected=path.parent.name)
    if statute.in_force_from.isoformat() != path.stem:
        table.refuse("wrong-name", None, "in_force_from", expected=path.stem)


def _check_reasons(table: Table, statute: Statute) -> None:
    """Refuse what is said of a provision that is not there: why it has no rule, where read."""
    for name in ("without_rule", "confirmed"):
        reasons = table.table(name)
        for place, key, _ in reasons.pairs() if reasons else ():
            if not statute.has(place):
                table.refuse("unknown-citation", key, f"{name}.{place}")


def _provisions(table: Table) -> Mapping[str, str]:
    """Return place to summary; a place is article, paragraph and item in figures."""
    for place, key, _ in table.pairs():
        numbers = place.split("/")
        if not all(one.isdigit() for one in numbers) or len(numbers) > len(PLACES):
            table.refuse("unknown-citation", key, place)
    return {place: table.scalar(node, place) for place, _, node in table.pairs()}
