"""Tags and filters for every room: dates, words, forms, navigation. Load as `xuke`."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from xuke.kernel.law.citation import Citation
from xuke.kernel.law.refusal import Unlawful
from xuke.web.components import fields, filled
from xuke.web.site import navigation, places
from xuke.web.words import dates, refusals, sentences

register = template.Library()


@register.filter
def cn_date(on: date | None) -> str:
    """Write a day as 2026年1月20日; nothing for no day."""
    return dates.chinese_date(on) if on else ""


@register.filter
def cn_short_date(on: date | None) -> str:
    """Write a day as 1月20日."""
    return dates.short_date(on) if on else ""


@register.filter
def cn_instant(at: datetime | None) -> str:
    """Write an instant as 2026年1月20日 14:02."""
    return dates.chinese_instant(at) if at else ""


@register.filter
def cn_time(at: datetime | None) -> str:
    """Write the time of day as 14:02."""
    return dates.clock_time(at) if at else ""


@register.filter
def citation(place: Citation | str | None) -> str:
    """Write a citation as 《行政许可法》第三十二条第一款第四项."""
    return sentences.citation_words(place) if place else ""


@register.filter
def phase(code: str, kind: str) -> str:
    """Write where a stream of this kind stands in words."""
    return sentences.phase(str(code), kind)


@register.filter
def step(code: str, kind: str) -> str:
    """Write what somebody can do next with a stream of this kind in words."""
    return sentences.step(str(code), kind)


@register.filter
def confirming(code: str, kind: str) -> str:
    """Write what the button says by which a step is signed; what confirms says so once."""
    name = sentences.step(str(code), kind)
    return name if name.startswith("确认") else gettext("确认%(name)s") % {"name": name}


@register.filter
def action(code: str) -> str:
    """Write the action of a case in words: 新办, 变更…"""
    return sentences.action(str(code))


@register.filter
def channel(code: str) -> str:
    """Write the channel of a case in words: 窗口, 网上…"""
    return sentences.channel(str(code))


@register.filter
def refusal(refused: Unlawful | None, kind: str) -> str:
    """Write why an act on a stream of this kind is not allowed; nothing where it is allowed."""
    return refusals.why(refused, kind) if refused else ""


@register.simple_tag
def tag(words: str, tone: str = "plain") -> SafeString:
    """Show a status: the words say it, the tone (plain, blue, green, amber, red) helps the eye."""
    return filled.tag(words, tone)


@register.simple_tag
def phase_tag(code: str, kind: str) -> SafeString:
    """Show where a stream of this kind stands as a status."""
    return filled.phase_tag(str(code), kind)


@register.simple_tag
def outcome_tag(code: str) -> SafeString:
    """Show what came of a case as a status."""
    return filled.tag(sentences.outcome(code), sentences.outcome_tone(code))


@register.simple_tag
def not_allowed(steps: Iterable[object]) -> list[object]:
    """Return the steps that somebody may not take now; mappings and objects alike."""
    return [one for one in steps or () if not _allowed(one)]


def _allowed(step: object) -> bool:
    if isinstance(step, Mapping):
        return bool(step.get("allowed"))
    return bool(getattr(step, "allowed", False))


@register.simple_tag
def place(purpose: str, *args: object) -> str:
    """Return the address of the page for a purpose, or nothing where no room offers it."""
    return places.url(purpose, *args)


@register.simple_tag(takes_context=True)
def public_navigation(context: Context) -> list[navigation.Link]:
    """Return the applicants' navigation; empty where a page is drawn without a request."""
    return navigation.public_links(context["request"]) if "request" in context else []


@register.simple_tag(takes_context=True)
def desk_navigation(context: Context) -> list[navigation.Link]:
    """Return the officials' navigation."""
    return navigation.desk_links(context["request"]) if "request" in context else []


@register.inclusion_tag("web/components/field.html")
def field(bound: BoundField, purpose: str = "") -> Mapping[str, object]:
    """Show one field of a form with label, purpose, hint and error."""
    return fields.shown(bound, purpose)


@register.inclusion_tag("web/components/fields.html")
def form_fields(form: BaseForm) -> Mapping[str, object]:
    """Show every visible field of a form, and carry the hidden ones."""
    return {"form": form}


@register.inclusion_tag("web/components/error_summary.html")
def error_summary(*forms: BaseForm | None) -> Mapping[str, object]:
    """List all errors of the forms, each linked to its field; nothing where there is none."""
    return {"errors": [line for form in forms if form is not None for line in fields.errors(form)]}
