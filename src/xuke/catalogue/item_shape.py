"""What may stand in an item's file, data/items/<slug>/item.yaml."""

from typing import Final

from xuke.catalogue.basis_file import BASIS, FEE
from xuke.catalogue.certificate_file import CERTIFICATE
from xuke.catalogue.commitment_file import COMMITMENT
from xuke.catalogue.condition_file import CONDITIONS
from xuke.catalogue.form_file import FORM
from xuke.catalogue.guide_file import CHECKLIST, EVERYDAY, FAQ, GUIDE, LISTED_STAGES
from xuke.catalogue.licence_file import LICENCE
from xuke.catalogue.limits_file import VERSIONS
from xuke.catalogue.material_file import MATERIALS
from xuke.catalogue.parts import NAME
from xuke.catalogue.procedure_file import PROCEDURE, TOLERANCE
from xuke.catalogue.scope_file import BARS, BY_LEVEL, INFORMED, NOT_REQUIRED, PENALTIES
from xuke.catalogue.shape import (
    Choices,
    Day,
    Effect,
    Integer,
    Keyed,
    Listed,
    Option,
    Shape,
    Text,
)
from xuke.kernel.item.rule import Action

OBJECTS = ("person", "organisation", "both")
LEVELS = ("国家级", "省级", "市级", "县级", "分级管理")
CATEGORIES = ("普通", "特许", "认可", "核准", "登记", "其他")
KINDS = ("许可证", "资格证", "批准文件", "其他")
REFORMS = ("直接取消审批", "审批改为备案", "告知承诺", "优化审批服务", "无")
DOUBTS = (
    "statutory",
    "committed",
    "basis",
    "certificate-name",
    "number-template",
    "validity",
    "face",
    "level",
    "category",
    "materials",
    "form",
    "conditions",
    "checklist",
    "commitment",
    "actions",
    "reform",
    "procedure",
    "correction-answer",
    "public-notice",
    "tolerance",
    "licence",
    "not-required",
    "penalties",
)
"""The attributes of an item that may be listed as unconfirmed."""

ITEM: Final = Shape(
    {
        "item": Text(effect=Effect.BREAK),
        "version": Day(effect=Effect.WORD),
        "serial": Integer(minimum=1, maximum=999, effect=Effect.WORD),
        "name": NAME,
        "aliases": Listed(Text(), effect=Effect.WORD),
        "everyday": EVERYDAY,
        "object": Option(OBJECTS),
        "level": Option(LEVELS),
        "category": Option(CATEGORIES),
        "kind": Option(KINDS),
        "reform": Option(REFORMS),
        **FEE,
        "examinations": Integer(minimum=1, maximum=5),
        "actions": Choices(Option(tuple(Action))),
        "basis": BASIS,
        "limits": VERSIONS,
        "stages": LISTED_STAGES,
        "procedure": PROCEDURE,
        "tolerance": TOLERANCE,
        "guide": GUIDE,
        "commitment": COMMITMENT,
        "materials": MATERIALS,
        "form": FORM,
        "checklist": CHECKLIST,
        "certificate": CERTIFICATE,
        "not_required": NOT_REQUIRED,
        "conditions": CONDITIONS,
        "levels": BY_LEVEL,
        "bars": BARS,
        "informed": INFORMED,
        "penalties": PENALTIES,
        "licence": LICENCE,
        "faq": FAQ,
        "unconfirmed": Keyed(Option(DOUBTS), Text(), optional=True, effect=Effect.WORD),
    }
)
"""A licence item, data/items/<slug>/item.yaml."""
