"""How a case looks around an act on it: its head, its files, and where it is done."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from xuke.casework.stream.door import Outcome
from xuke.casework.stream.visibility import may_see
from xuke.kernel.case.state import Case
from xuke.web.acts.on_stream import Look
from xuke.web.case import dossier, time_limits
from xuke.web.case.file import CaseFile
from xuke.web.site import places


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where an act is done: its base template, and the pages around it by purpose."""

    base: str
    home: str
    home_label: str | Promise
    case: str
    limits: str
    has_dossier: bool


DESK: Final = Setting(
    base="web/desk_base.html",
    home="work",
    home_label=gettext_lazy("我的待办"),
    case="case",
    limits="case-limits",
    has_dossier=True,
)


def look(file: CaseFile, setting: Setting) -> Look[Case]:
    """Return how the case looks around an act that is done in this setting."""

    def then(done: Outcome[Case]) -> str:
        # Who has just taken himself out of the case can no longer open it.
        still = may_see(file.person, done.stream, done.state)
        return places.url(setting.case, file.stream.id) if still else places.url(setting.home)

    return Look(
        number=file.case.number,
        head=lambda: _header(file, setting),
        names=file.names,
        then=then,
        beside=lambda: _beside(file) if setting.has_dossier else {},
    )


def _header(file: CaseFile, setting: Setting) -> dict[str, object]:
    """Return what the head of a page about a case shows."""
    limits = places.url(setting.limits, file.stream.id)
    return {
        "base": setting.base,
        "header": "web/components/case_header.html",
        "at_desk": setting is DESK,
        "has_dossier": setting.has_dossier,
        "home_url": places.url(setting.home),
        "home_label": setting.home_label,
        "file": file,
        "case": file.header,
        "case_url": places.url(setting.case, file.stream.id),
        "deadlines": time_limits.deadline_views(file, limits),
    }


def _beside(file: CaseFile) -> dict[str, object]:
    """Return what lies beside the form: files and answers."""
    return {"materials": dossier.materials(file), "sections": dossier.sections(file)}
