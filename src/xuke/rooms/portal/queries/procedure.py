"""怎么办: which steps the item's procedure has beside the ordinary ones, as the guide tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke.catalogue.item import LicenceItem, Material
from xuke.catalogue.major import MajorDecision
from xuke.kernel.item.rule import Course, PendingMode, Tolerance
from xuke.rooms.portal.queries.lines import Line, span
from xuke.web.words.vocabulary import COURSES

SITE_VERIFICATION: Final = "site-verification"
_AFTER_GRANT: Final = gettext_lazy("选择告知承诺的，作出决定之后再核查。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The procedure of one action of an item."""

    item: LicenceItem
    action: str
    majors: Sequence[MajorDecision] = ()

    @property
    def lines(self) -> list[Line]:
        """Return what is special in it, in the order in which an applicant meets it."""
        return [
            *self._correction(),
            *self._tolerance(),
            *self._notice(),
            *self._examination(),
            *self._decision(),
        ]

    @property
    def may_come_later(self) -> list[Material]:
        """Return the materials that may come later 容缺; none where the item has no tolerance."""
        asked = self.item.materials_for(self.action) if self.item.tolerance else ()
        return [one for one in asked if not one.core and one.may_be_demanded(self.action)]

    def _correction(self) -> Iterator[Line]:
        answer = self.item.procedure.correction_answer
        if answer:
            words = _("通知补正后%(span)s内没有补正的，终止办理；以后可以重新申请。")
            yield Line(
                label=_("补正"),
                words=[words % {"span": span(answer)}],
                unsure="correction-answer" in self.item.doubts,
            )

    def _tolerance(self) -> Iterator[Line]:
        tolerance = self.item.tolerance
        if tolerance is None or not self.may_come_later:
            return
        yield Line(
            label=_("容缺受理"),
            words=[*_tolerated(tolerance, self.may_come_later)],
            unsure="tolerance" in self.item.doubts,
        )

    def _notice(self) -> Iterator[Line]:
        """Yield that the public is asked, and how long at least."""
        steps = self.item.procedure
        if self.action not in steps.public_notice or steps.notice_days is None:
            return
        words = _("在本平台公示，征求公众意见，不少于%(span)s；公示时间算在办理期限内。")
        yield Line(
            label=_("公示征求意见"),
            words=[words % {"span": span(steps.notice_days)}],
            unsure="public-notice" in self.item.doubts,
        )

    def _examination(self) -> Iterator[Line]:
        """Yield site verification, expert review, and the pause for rectification."""
        steps, unsure = self.item.procedure, "procedure" in self.item.doubts
        if self.action in steps.site_verification:
            pause = (
                _("需要整改的，整改时间不算在办理期限内。")
                if steps.rectification_pauses
                else _("需要整改的，整改时间也算在办理期限内。")
            )
            words = [_("由两名以上工作人员到现场核查，请提前做好准备。"), pause]
            if self._is_verified_after_grant():
                words.append(str(_AFTER_GRANT))
            yield Line(label=_("现场核查"), words=words, unsure=unsure)
        elif self._is_verified_after_grant():
            yield Line(label=_("现场核查"), words=[str(_AFTER_GRANT)], unsure=unsure)
        if self.action in steps.expert_review:
            words = [_("由专家评审，评审时间不算在办理期限内，我们会书面告诉您需要多久。")]
            yield Line(label=_("专家评审"), words=words, unsure=unsure)

    def _is_verified_after_grant(self) -> bool:
        """Whether a promise puts the site's verification behind the grant."""
        terms = self.item.commitment_terms
        return bool(
            terms and terms.allows(self.action, None) and SITE_VERIFICATION in terms.replaces
        )

    def _decision(self) -> Iterator[Line]:
        """Yield who decides together, and what precedes the decision."""
        steps, unsure = self.item.procedure, "procedure" in self.item.doubts
        if steps.course is not Course.SINGLE:
            words = f"{COURSES[steps.course.value]}。"
            yield Line(label=_("办理方式"), words=[words], unsure=unsure)
        if self._reviews:
            yield Line(label=_("决定"), words=[*self._reviews], unsure=unsure)

    @property
    def _reviews(self) -> Sequence[str]:
        """Return what comes before the decision, of the whole item or of what the list names."""
        steps, whole = self.item.procedure, [one for one in self.majors if not one.field]
        told = []
        if self.action in steps.legality_review or any(one.legality_review for one in whole):
            told.append(_("作出决定前要经过法制审核。"))
        if self.action in steps.discussion or any(one.discussion for one in whole):
            told.append(_("作出决定前要经过集体讨论。"))
        return [*told, *(_in_part(one) for one in self.majors if one.field)]


def _in_part(line: MajorDecision) -> str:
    """Return what a part of the item passes before the decision."""
    answers = "、".join(sorted(line.answers))
    if line.legality_review and line.discussion:
        return _("%(answers)s：作出决定前要经过法制审核和集体讨论。") % {"answers": answers}
    if line.legality_review:
        return _("%(answers)s：作出决定前要经过法制审核。") % {"answers": answers}
    return _("%(answers)s：作出决定前要经过集体讨论。") % {"answers": answers}


def _tolerated(tolerance: Tolerance, materials: list[Material]) -> Iterator[str]:
    """Yield what may come later, until when, what waits for it, and what if it does not come."""
    names = "".join(f"《{one.name}》" for one in materials)
    yield _("%(names)s暂时没有的，书面承诺后可以先受理，受理之日起%(span)s内补交。") % {
        "names": names,
        "span": span(tolerance.within),
    }
    if tolerance.mode is PendingMode.BEFORE_DECISION:
        yield _("补齐以后才作出决定。")
    else:
        yield _("可以先作出决定，补齐以后才送达。")
    if tolerance.bar:
        bar = {"span": span(tolerance.bar)}
        yield _("到期没有补交的，终止办理，%(span)s内不能再容缺受理。") % bar
    else:
        yield _("到期没有补交的，终止办理。")
