"""Who needs a licence, and which level decides: by the answers and by the day."""

from datetime import date

import pytest

from xuke import catalogue
from xuke.catalogue.levels import decided

NOW = date(2026, 3, 2)
IN_2021 = date(2021, 3, 1)

PLACES = "public-place-hygiene-permit"
INSTITUTIONS = "medical-institution-practice"
TCM_INSTITUTIONS = "tcm-institution-practice"
RADIOLOGY = "radiological-practice"
MATERNAL = "maternal-infant-care"


@pytest.mark.parametrize(
    ("slug", "field", "answer", "on", "instead"),
    [
        pytest.param(PLACES, "place_kind", "图书馆", date(2025, 1, 19), None,
                     id="a library needed a permit"),
        pytest.param(PLACES, "place_kind", "图书馆", date(2025, 1, 20), "filing",
                     id="a library files since"),
        pytest.param(PLACES, "place_kind", "车马店", date(2025, 1, 20), "nothing",
                     id="a carters' inn is no longer a public place"),
        pytest.param(PLACES, "place_kind", "咖啡馆", NOW, "another-licence",
                     id="a café has it in its food licence"),
        pytest.param(PLACES, "place_kind", "公园", IN_2021, "nothing", id="a park never did"),
        pytest.param(PLACES, "place_kind", "理发店", NOW, None, id="a barber's needs it"),
        pytest.param(INSTITUTIONS, "institution_category", "诊所", date(2022, 4, 30), None,
                     id="a clinic was registered"),
        pytest.param(INSTITUTIONS, "institution_category", "诊所", date(2022, 5, 1), "filing",
                     id="a clinic files since"),
        pytest.param("medical-institution-establishment", "institution_category", "诊所", NOW,
                     "filing", id="a clinic needs no approval either"),
        pytest.param(TCM_INSTITUTIONS, "institution_category", "中医诊所", date(2017, 7, 1),
                     "filing", id="a TCM clinic files since the TCM law"),
        pytest.param(TCM_INSTITUTIONS, "institution_category", "中医（综合）诊所", IN_2021, None,
                     id="a mixed TCM clinic did not yet"),
    ],
)  # fmt: skip
def test_who_needs_no_licence(
    slug: str, field: str, answer: str, on: date, instead: str | None
) -> None:
    found = catalogue.item(slug).needs_no_licence({field: answer}, on)

    assert (found.instead if found else None) == instead


def test_of_the_28_kinds_of_public_places_13_need_a_permit_now() -> None:
    places = catalogue.item(PLACES)
    kinds = next(one.options for one in places.fields() if one.id == "place_kind")

    needed = [one for one in kinds if not places.needs_no_licence({"place_kind": one}, NOW)]

    assert len(kinds) == 28
    assert len(needed) == 13


@pytest.mark.parametrize(
    ("slug", "part", "on", "level"),
    [
        pytest.param(MATERNAL, "婚前医学检查", date(2023, 7, 19), "市级",
                     id="premarital examination: the city, old text"),
        pytest.param(MATERNAL, "婚前医学检查", date(2023, 7, 20), "县级",
                     id="premarital examination: the county since"),
        pytest.param(MATERNAL, "产前诊断", NOW, "省级", id="prenatal diagnosis: the province"),
        pytest.param(MATERNAL, "助产技术", IN_2021, "县级", id="midwifery: the county"),
        pytest.param(RADIOLOGY, "核医学", NOW, "省级", id="nuclear medicine: the province"),
        pytest.param(RADIOLOGY, "介入放射学", NOW, "市级", id="interventional: the city"),
        pytest.param(RADIOLOGY, "X射线影像诊断", NOW, "县级", id="X-ray: the county"),
    ],
)  # fmt: skip
def test_level_that_decides(slug: str, part: str, on: date, level: str) -> None:
    item = catalogue.item(slug)

    found = decided(item.levels, {rule.field: part for rule in item.levels}, on)

    assert {one.rule.level for one in found} <= {level}
    assert found or item.level == level
