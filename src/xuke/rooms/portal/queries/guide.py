"""办事指南: what article 30 says must be posted, arranged for one situation."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.office import majors, standing as offices
from xuke.catalogue.item import RECEIPT, LicenceItem, Limit, Limits, NotInForce
from xuke.catalogue.licence import NotRequired
from xuke.rooms.portal.queries import bringing, procedure
from xuke.rooms.portal.queries.afterwards import Afterwards
from xuke.rooms.portal.queries.competences import (
    Standing,
    delegations,
    is_competent,
    standing,
)
from xuke.rooms.portal.queries.doubts import told
from xuke.rooms.portal.queries.durations import UsualTime, usual_time
from xuke.rooms.portal.queries.lines import Line, sourced
from xuke.web.case.promise import Notice, notice
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One item as one situation sees it: this authority, this action."""

    item: LicenceItem
    authority: catalogue.Authority
    action: str
    usual: UsualTime | None
    on: date

    @property
    def limits(self) -> Limits:
        """Return the limits of the day; of a day before the item existed, the newest."""
        try:
            limits = self.item.limits_of(self.action, self.on)
        except NotInForce:
            limits = self.item.limits_of(self.action)
        return offices.limits_at(self.authority.code, self.item.slug, self.action, self.on, limits)

    @property
    def figures(self) -> list[dict[str, object]]:
        """Return how long, how much, and how many materials."""
        limits = self.limits
        shown = [_span(_("法定期限"), limits.statutory, unsure="statutory" in self.item.doubts)]
        if limits.committed:
            own = offices.promised(self.authority.code, self.item.slug, self.action, self.on)
            unsure = "committed" in self.item.doubts and own is None
            shown.append(_span(_("承诺期限"), limits.committed, unsure=unsure))
        if self.usual:
            shown.append(_taken(self.usual))
        return [*shown, _fee(self.item), bringing.figure(len(self.to_bring), len(self.perhaps))]

    @property
    def materials(self) -> list[dict[str, object]]:
        """Return the materials of this action, with what the applicant must do about each."""
        later = {one.id for one in self.steps.may_come_later}
        return bringing.rows(self.item, self.action, later)

    @property
    def stages(self) -> list[str]:
        """Return the names of the stages that this action passes."""
        return [stage.name for stage in self.item.stages_for(self.action)]

    @property
    def to_bring(self) -> list[str]:
        """Return the names of what must be uploaded: the short answer to 'what do I need'."""
        return bringing.of_all(self.item, self.action)

    @property
    def perhaps(self) -> list[str]:
        """Return the names of what only some answers call for."""
        return bringing.of_some(self.item, self.action)

    @property
    def conditions(self) -> tuple[str, ...]:
        """Return what must hold; who gives a licence back, or has it copied, need only hold it."""
        if self.action in {"deregistration", "reissue"}:
            return (_("您持有这项许可的证照。"),)
        return self.item.conditions

    @property
    def certificate(self) -> str:
        """Return the name of the certificate that this action brings; nothing of one without."""
        spec = self.item.certificate
        return spec.name if spec and self.action in spec.issued_for else ""

    @property
    def validity(self) -> str:
        """Return how long the certificate is valid, in words; nothing where it has no end."""
        span = self.item.certificate.validity if self.item.certificate else None
        return sentences.span(span.length, span.unit) if span else ""

    @property
    def barring(self) -> tuple[object, ...]:
        """Return the conditions of this action without which nothing is granted."""
        return self.item.conditions_at("grant", self.action, self.on)

    @property
    def steps(self) -> procedure.Steps:
        """Return what is special in the procedure."""
        listed = majors.majors(self.authority.code, self.item.slug, self.action, self.on)
        return procedure.Steps(item=self.item, action=self.action, majors=listed)

    @property
    def afterwards(self) -> Afterwards | None:
        """Return the licence's life after issue; nothing where no certificate is issued."""
        return Afterwards(item=self.item, on=self.on) if self.item.certificate else None

    @property
    def promise(self) -> Notice | None:
        """Return the notice of commitment, if any action may be granted on a promise."""
        return notice(self.item, self.on)

    @property
    def standing(self) -> Standing:
        """Return in whose name the authority acts."""
        return standing(self.authority, self.item.slug, self.action, self.on)

    @property
    def delegations(self) -> list[Line]:
        """Return what the authority gave or received of this item."""
        return delegations(self.authority, self.item.slug, self.on)

    @property
    def needless(self) -> list[Line]:
        """Return who needs no licence now, what instead, and by which provision."""
        return [
            sourced("、".join(_ordered(self.item, one)), [one.note.rstrip("。") + "。"], one.origin)
            for one in self.item.not_required
            if one.since <= self.on and (one.until is None or self.on <= one.until)
        ]

    @property
    def needful(self) -> list[str]:
        """Return the kinds that need the licence now, where others do not."""
        rules = [one for one in self.item.not_required if one.since <= self.on]
        current = [one for one in rules if one.until is None or self.on <= one.until]
        excepted = {answer for one in current for answer in one.answers}
        asked = {one.field for one in current}
        fields = [field for section in self.item.form for field in section.fields]
        return [
            answer
            for field in fields
            if field.id in asked
            for answer in field.options
            if answer not in excepted
        ]

    @property
    def doubts(self) -> list[tuple[str, str]]:
        """Return what is 待确认 in item and authority, and why."""
        return told({**self.authority.doubts, **self.item.doubts})


def guide(item: LicenceItem, authority: str, action: str, today: date) -> Guide:
    """Return the guide for this situation; an action that the item does not know is its first."""
    return Guide(
        item=item,
        authority=offices.authority(authority, today),
        action=action if action in item.actions else item.actions[0],
        usual=usual_time(item.slug, authority, today=today, calendar=catalogue.calendar()),
        on=today,
    )


def offering(item: LicenceItem, on: date) -> list[tuple[str, str]]:
    """Return who offers the item or was delegated it, code and name, in the catalogue's order."""
    return [
        (code, authority.name)
        for code, authority in catalogue.authorities().items()
        if authority.offer(item.slug) or is_competent(code, item.slug, on)
    ]


def chosen(offered: list[tuple[str, str]], asked: str) -> str:
    """Return the authority asked for, or the first that offers the item."""
    codes = [code for code, _name in offered]
    return asked if asked in codes else codes[0]


def preselected(offered: list[tuple[str, str]], asked: str) -> str:
    """Return the authority asked for, or the only one; among several the applicant chooses."""
    is_known = len(offered) == 1 or any(code == asked for code, _name in offered)
    return chosen(offered, asked) if is_known else ""


def _span(label: str, limit: Limit, *, unsure: bool) -> dict[str, object]:
    """Return a limit as a figure."""
    return {
        "label": label,
        "value": limit.span.length,
        "unit": sentences.unit(limit.span.unit.value),
        "note": _("自收到材料之日起") if limit.counted_from == RECEIPT else _("自受理之日起"),
        "unsure": unsure or not limit.certainty.is_confirmed,
    }


def _taken(usual: UsualTime) -> dict[str, object]:
    """Return what nine in ten cases took as a figure."""
    note = _("最近一年 %(cases)d 件，十件中有九件不超过")
    unit = _("个工作日")
    words = note % {"cases": usual.cases}
    if usual.days == 0:
        return {"label": _("实际用时"), "value": _("当天"), "unit": "", "note": words}
    return {"label": _("实际用时"), "value": usual.days, "unit": unit, "note": words}


def _fee(item: LicenceItem) -> dict[str, object]:
    """Return the fee as a figure."""
    if not item.fee:
        return {"label": _("收费"), "value": _("不收费"), "unit": "", "note": ""}
    return {"label": _("收费"), "value": item.fee, "unit": _("元"), "note": ""}


def _ordered(item: LicenceItem, rule: NotRequired) -> list[str]:
    """Return the answers with which no licence is needed, in the order of the question."""
    asked = [field for section in item.form for field in section.fields]
    options = next((one.options for one in asked if one.id == rule.field), ())
    return [one for one in options if one in rule.answers]
