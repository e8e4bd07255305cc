"""The people who run cases, and what their item asks for."""

from typing import Any

from benchmarks.sample import AUTHORITY, ITEM
from xuke import catalogue
from xuke.access.models import RoleGrant, User
from xuke.access.people import make_token
from xuke.kernel.item.rule import Action
from xuke.web.clock import now

ROLES = {
    "applicant": None,
    "clerk": "clerk",
    "examiner": "examiner",
    "second-examiner": "examiner",
    "decider": "decider",
}


def run(groups: int) -> dict[str, Any]:
    """Return a token for each role of each group, and the item's form, materials and checklist."""
    people = [{role: _token(role, group) for role in ROLES} for group in range(groups)]
    return {"people": people, "item": _item()}


def _token(role: str, group: int) -> str:
    user = User.objects.create_user(f"{role}-{group}", name=f"{role} {group}（测试）")
    held = ROLES[role]
    if held:
        RoleGrant.objects.create(user=user, authority=AUTHORITY, role=held)
    return make_token(user, label="benchmark", at=now())


def _item() -> dict[str, Any]:
    item = catalogue.item(ITEM)
    return {
        "form": item.model_application(Action.NEW),
        "materials": [one.id for one in item.rule(Action.NEW).materials if one.required],
        "checks": {check.id: True for check in item.checklist},
    }
