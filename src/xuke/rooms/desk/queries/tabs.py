"""The frame of every tab of a case: its head, its deadlines, the tabs themselves."""

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from xuke.web.case import time_limits
from xuke.web.case.file import CaseFile

Context = dict[str, Any]

_TABS: Final[Mapping[str, str | Promise]] = {
    "case": gettext_lazy("办理"),
    "materials": gettext_lazy("材料与申请表"),
    "history": gettext_lazy("历史"),
    "limits": gettext_lazy("期限说明"),
}


def frame(file: CaseFile, tab: str) -> Context:
    """Return what surrounds every tab of a case."""
    key = [file.stream.id]
    counts = {"materials": len(file.case.materials), "history": len(file.history)}
    return {
        "file": file,
        "case": file.header,
        "deadlines": time_limits.deadline_views(file, reverse("desk:limits", args=key)),
        "tabs": [
            {
                "label": label,
                "url": reverse(f"desk:{name}", args=key),
                "current": name == tab,
                "count": counts.get(name),
            }
            for name, label in _TABS.items()
        ],
    }
