"""告知承诺: the notice 告知书 that is read before the letter 承诺书 is signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuke.catalogue.item import CommitmentTerms, LicenceItem, Material
from xuke.catalogue.stages import STAGES
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """告知书: all that must be told before anybody promises, and the words of the promise."""

    item: LicenceItem
    terms: CommitmentTerms
    actions: Sequence[str]
    materials: Sequence[str]
    basis: Sequence[str]

    @property
    def action_names(self) -> str:
        """Return the actions that may be granted on a promise, such as 新办、延续."""
        return "、".join(sentences.action(one) for one in self.actions)

    @property
    def replaced(self) -> str:
        """Return the stages that the promise stands in for."""
        return "、".join(STAGES[one].name for one in self.terms.replaces)

    @property
    def checked_within(self) -> str:
        """Return within what time the promise is checked, in words."""
        within = self.terms.check_within
        return sentences.span(within.length, within.unit.value)

    @property
    def is_unsure(self) -> bool:
        """Whether it is shown as 待确认."""
        return "commitment" in self.item.doubts


def promised_actions(item: LicenceItem, on: date) -> tuple[str, ...]:
    """Return the actions that may be granted on a promise on the day, in the item's order."""
    terms = item.commitment_terms
    return tuple(one for one in item.actions if terms and terms.allows(one, on))


def notice(item: LicenceItem, on: date, action: str = "") -> Notice | None:
    """Return the notice for an action, or for all; nothing where no promise is taken."""
    actions = promised_actions(item, on)
    if not actions or (action and action not in actions):
        return None
    return told_by(item, on, action, actions)


def told_by(item: LicenceItem, on: date, action: str, actions: Sequence[str] = ()) -> Notice | None:
    """Return what a version of the item tells whoever promises; nothing where it has no letter."""
    terms, actions = item.commitment_terms, actions or (action,)
    if terms is None:
        return None
    asked = item.materials_for(action or actions[0])
    own = [one.path for one in item.basis_on(on) if any(map(one.is_for, actions))]
    cited = (*([terms.basis] if terms.basis else []), *own)
    return Notice(
        item=item,
        terms=terms,
        actions=actions,
        materials=[_named(one) for one in asked if one.may_be_demanded(action or actions[0])],
        basis=list(dict.fromkeys(sentences.citation_words(one) for one in cited)),
    )


def _named(material: Material) -> str:
    """Return a material's name, with who must hand it in where not everybody must."""
    if material.when is None:
        return material.name
    return f"{material.name}（{material.when.says}）"
