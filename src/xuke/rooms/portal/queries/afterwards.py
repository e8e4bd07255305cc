"""办结以后: what the law asks of who holds the licence, as the guide tells it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.licence import Duty, LicenceVersion
from xuke.kernel.item.licence import (
    RENEWAL_LEAD,
    LateRenewal,
    LicenceRule,
    VerificationRule,
)
from xuke.kernel.item.rule import Action
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.licence.clocks import before
from xuke.rooms.portal.queries.lines import Line, sourced, span
from xuke.web.words import dates

FALSE_MATERIALS: Final = "administrative-licensing-law/78"
DECEIT: Final = "administrative-licensing-law/79"
_EXAMPLE: Final = (6, 30)
"""The day in next year on which the example's certificate ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """A licence's life after issue, on a day: what everybody asks, and what few need."""

    item: LicenceItem
    on: date

    @property
    def version(self) -> LicenceVersion:
        """Return the rule of licences on the day."""
        return self.item.licence_on(self.on)

    @property
    def rule(self) -> LicenceRule:
        """Return the rule itself."""
        return self.version.rule

    @property
    def main(self) -> list[Line]:
        """Return how long it is valid, when it is renewed, verified, reviewed, and changed."""
        return [*self._term(), *self._checks(), *self._changes()]

    @property
    def more(self) -> list[Line]:
        """Return what holders must do, what ends the licence, and who is barred afterwards."""
        return [*self._duties(), *self._endings(), *self._bars()]

    def _line(self, label: str, words: list[str], key: str) -> Line:
        return sourced(label, words, self.version.origins.get(key))

    def _term(self) -> Iterator[Line]:
        """Yield the term and its renewal; what has no end needs none."""
        validity = self.item.certificate.validity if self.item.certificate else None
        if validity is None:
            yield self._without_term()
            return
        yield Line(
            label=_("有效期"),
            words=[_("%(span)s。") % {"span": span(validity)}],
            unsure="validity" in self.item.doubts,
        )
        lead = self.rule.renewal_lead
        if lead is None:
            words = [_("不办理延续，期满还要从事的，重新申请。")]
            yield self._line(_("延续"), words, "not_renewed")
            return
        yield self._line(_("延续"), [*_renewal(self.rule, lead, self.on)], "renewal_lead")

    def _without_term(self) -> Line:
        """Return what holds of who has no term; older certificates may show one all the same."""
        words = [_("长期有效，不用延续。")]
        if Action.RENEWAL in self.item.actions:
            words = [
                _("国家没有规定有效期，到期失效的情形不适用；须校验的，按期校验。"),
                _("证上印有有效期限的，届满%(span)s前申请延续。")
                % {"span": span(self.rule.renewal_lead or RENEWAL_LEAD)},
            ]
        return Line(label=_("有效期"), words=words, unsure="validity" in self.item.doubts)

    def _checks(self) -> Iterator[Line]:
        """Yield periodic verification 校验 and review 复核."""
        rule = self.rule
        if rule.verification:
            yield self._line(_("校验"), [*_verification(rule)], "verification")
        if rule.verified_with:
            names = "、".join(catalogue.item(one).name for one in rule.verified_with)
            words = _("与《%(names)s》的证照一起校验，不用另行申请。") % {"names": names}
            yield self._line(_("校验"), [words], "verified_with")
        if rule.review_every:
            words = _("每%(span)s复核一次。") % {"span": span(rule.review_every)}
            yield self._line(_("复核"), [words], "review_every")

    def _changes(self) -> Iterator[Line]:
        """Yield which changes are a modification, and which ask for a new application."""
        labels = {field.id: field.label for part in self.item.form for field in part.fields}
        fresh = [labels.get(one, one) for one in self.rule.new_application_for]
        words = []
        if fresh:
            named = "、".join(fresh)
            words.append(_("%(fields)s改变的，重新申请，不能办理变更。") % {"fields": named})
        if Action.MODIFICATION in self.item.actions:
            other = (
                _("其他登记内容改变的，申请变更。") if fresh else _("登记内容改变的，申请变更。")
            )
            words.append(other)
        if words:
            yield self._line(_("变更"), words, "new_application_for")

    def _duties(self) -> Iterator[Line]:
        for one in self.version.duties:
            yield sourced(_("持证后的义务"), [_duty(one)], one.origin)

    def _endings(self) -> Iterator[Line]:
        """Yield after what stop of practice it ends, and the special law's other grounds."""
        rule = self.rule
        if rule.idle_after:
            words = _("停止执业（营业）满%(span)s的，视为终止，注销证照。") % {
                "span": span(rule.idle_after)
            }
            if rule.idle_exempts:
                words += _("因改建、扩建、迁建停业的除外。")
            yield self._line(_("停业"), [words], "idle_after")
        if rule.reassessed_after:
            words = _("中止执业满%(span)s的，重新注册前要经过考核。") % {
                "span": span(rule.reassessed_after)
            }
            yield self._line(_("重新注册"), [words], "reassessed_after")
        for ground in rule.further_grounds:
            words = self.version.grounds[ground.id] + _("：注销证照。")
            if ground.bar:
                words += _("此后%(span)s内不予许可。") % {"span": span(ground.bar)}
            yield self._line(_("注销"), [words], f"further_grounds.{ground.id}")

    def _bars(self) -> Iterator[Line]:
        """Yield who may not apply, and for how long (articles 78 and 79, special laws)."""
        rule, terms = self.rule, self.item.law.terms(self.on)
        yield Line(
            label=_("虚假申请"),
            words=[
                _("申请时隐瞒情况或者提供虚假材料的，%(span)s内不得再申请。")
                % {"span": span(terms.bar_false_materials)}
            ],
            basis=FALSE_MATERIALS,
        )
        deceit = self.version.origins.get("bar_after_deceit")
        words = _("以欺骗、贿赂等手段取得，被撤销的，%(span)s内不得再申请。") % {
            "span": span(rule.bar_after_deceit or terms.bar_deceit)
        }
        label = _("欺骗取得")
        yield (
            sourced(label, [words], deceit)
            if deceit
            else Line(label=label, words=[words], basis=DECEIT)
        )
        if rule.bar_after_annulment:
            words = _("因违法行为被依法撤销的，%(span)s内不受理申请。") % {
                "span": span(rule.bar_after_annulment)
            }
            yield self._line(_("被撤销"), [words], "bar_after_annulment")
        if rule.bar_after_revocation:
            words = _("证照被吊销的，%(span)s内不予许可。") % {
                "span": span(rule.bar_after_revocation)
            }
            yield self._line(_("被吊销"), [words], "bar_after_revocation")


def _renewal(rule: LicenceRule, lead: Span, on: date) -> Iterator[str]:
    """Yield by when a renewal is applied for, explained on an example, and what if it is late."""
    end = date(on.year + 1, *_EXAMPLE)
    latest = before(end, lead, catalogue.calendar())
    is_working = lead.unit is Unit.WORKING
    counted = _("按工作日算") if is_working else _("按自然日算，节假日也算在内")
    yield _("有效期届满%(span)s前申请（%(counted)s）。例如%(end)s到期的，最迟%(latest)s提交。") % {
        "span": span(lead),
        "counted": counted,
        "end": dates.chinese_date(end),
        "latest": dates.chinese_date(latest),
    }
    if rule.late_renewal is LateRenewal.NEW_APPLICATION:
        yield _("逾期的，按新办重新申请。")
    else:
        yield _("逾期仍可申请；原证到期而延续未获批准的，到期后不得继续从事许可的活动。")
    yield _("延续后证照编号不变。") if rule.keeps_number else _("延续后换发新的证照编号。")


def _verification(rule: LicenceRule) -> Iterator[str]:
    """Yield how often, by when to apply, and what a deferral means."""
    by_beds = [one for one in rule.verification if not one.field]
    every = zip(by_beds, [*by_beds[1:], None], strict=True)
    of_kinds = (_every_of(one) for one in rule.verification if one.field)
    yield "；".join([*(_every(one, following) for one, following in every), *of_kinds]) + "。"
    if rule.verification_after_deferral:
        words = {"span": span(rule.verification_after_deferral)}
        yield _("暂缓校验后才合格的，%(span)s后再次校验。") % words
    if rule.verification_lead:
        yield _("校验期满%(span)s前申请。") % {"span": span(rule.verification_lead)}
    deferral = rule.deferral
    if deferral:
        words = {"least": span(deferral.least), "most": span(deferral.most)}
        yield _("不合格的，可以给予%(least)s至%(most)s的暂缓校验期。") % words
        if deferral.practises_from_beds > 1:
            beds = {"beds": deferral.practises_from_beds}
            yield _("床位不满%(beds)d张的，暂缓期内不得执业。") % beds
        elif deferral.practises_from_beds:
            yield _("不设床位的，暂缓期内不得执业。")


def _every(rule: VerificationRule, following: VerificationRule | None) -> str:
    """Return how often an institution of so many beds is verified."""
    facts = {"span": span(rule.every), "beds": rule.beds}
    if rule.beds:
        return _("床位%(beds)d张以上的，每%(span)s一次") % facts
    if following:
        facts["beds"] = following.beds
        return _("床位不满%(beds)d张的，每%(span)s一次") % facts
    return _("每%(span)s一次") % facts


def _every_of(rule: VerificationRule) -> str:
    """Return how often institutions of one kind are verified."""
    words = {"kind": "、".join(rule.answers), "span": span(rule.every)}
    return _("%(kind)s的，每%(span)s一次") % words


def _duty(duty: Duty) -> str:
    """Return what must be done, and within what time or how often."""
    if duty.within:
        return _("%(what)s，期限%(span)s。") % {"what": duty.name, "span": span(duty.within)}
    if duty.every:
        return _("%(what)s，每%(span)s一次。") % {"what": duty.name, "span": span(duty.every)}
    return f"{duty.name}。"
