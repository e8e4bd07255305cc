"""What changes between two versions of an item, and what each change does to open cases."""

from itertools import pairwise

import pytest

from xuke.catalogue.kit.content import Content, parsed
from xuke.catalogue.kit.difference import Change, differences
from xuke.catalogue.kit.items import written_out
from xuke.catalogue.kit.kinds import KINDS
from xuke.catalogue.loading import DATA
from xuke.catalogue.shape import Effect
from xuke.web.words import definitions

TEXT = (DATA / "items" / "public-place-hygiene-permit" / "item.yaml").read_text(encoding="utf-8")
ROOT = KINDS["item"].root
FLOOR_PLAN = "  - { id: floor-plan, "
NOTE = "  - { id: remarks, name: 其他说明, optional: true, for: [new] }\n"
DEED = "  - { id: deed, name: 房屋产权证明, for: [new] }\n"


def content(text: str) -> Content:
    return written_out(parsed(text))


def changed(old: str, new: str) -> tuple[Change, ...]:
    assert old in TEXT
    return differences(content(TEXT), content(TEXT.replace(old, new, 1)), ROOT)


@pytest.mark.parametrize(
    ("old", "new", "path", "effect"),
    [
        pytest.param("zh: 公共场所卫生许可,", "zh: 公共场所许可,", "name.zh", "word", id="a name"),
        pytest.param("  who: 在", "  who: 凡在", "guide.who", "word", id="the guide's words"),
        pytest.param(
            "id: place_name, label: 场所名称", "id: place_name, label: 名称",
            "form.place.fields.place_name.label", "word", id="a label",
        ),
        pytest.param(
            "length: 20, unit: working", "length: 15, unit: working",
            "limits.2004-07-01.statutory.length", "law", id="a time limit",
        ),
        pytest.param("site-verification, ", "", "stages", "law", id="a stage"),
        pytest.param(FLOOR_PLAN, f"{NOTE.lstrip()}{FLOOR_PLAN}".replace("- {", "  - {", 1),
                     "materials.remarks", "add", id="a material that nobody must give"),
        pytest.param(FLOOR_PLAN, DEED + FLOOR_PLAN,
                     "materials.deed", "law", id="a material that must be given"),
        pytest.param("options: [无, 有]", "options: [无, 有, 不详]",
                     "form.place.fields.air_conditioning.options", "add", id="one more answer"),
        pytest.param("options: [无, 有]", "options: [无]",
                     "form.place.fields.air_conditioning.options", "narrow", id="one answer less"),
        pytest.param("options: [无, 有]", "options: [有, 无]",
                     "form.place.fields.air_conditioning.options", "word", id="answers reordered"),
        pytest.param("max: 100, purpose: 识别场所", "max: 100, sensitive: true, purpose: 识别场所",
                     "form.place.fields.place_name.sensitive", "narrow", id="an answer sealed"),
        pytest.param("id: floor_area, label: 营业面积（平方米）, kind: decimal",
                     "id: floor_area, label: 营业面积（平方米）, kind: integer",
                     "form.place.fields.floor_area.kind", "break", id="another kind of answer"),
        pytest.param("  - { id: kind, text: 场所类别属于须取得卫生许可的范围，"
                     "不属于备案或者免于许可的类别 }\n", "",
                     "checklist.kind", "break", id="a point of examination gone"),
    ],
)  # fmt: skip
def test_a_change_is_of_its_class(old: str, new: str, path: str, effect: str) -> None:
    assert [(one.path, str(one.effect)) for one in changed(old, new)] == [(path, effect)]


def test_to_unseal_an_answer_widens() -> None:
    before = content(
        TEXT.replace("max: 100, purpose: 识", "max: 100, sensitive: true, purpose: 识")
    )

    assert [one.effect for one in differences(before, content(TEXT), ROOT)] == [Effect.WIDEN]


def test_a_new_name_for_an_id_is_a_row_gone_and_a_row_come() -> None:
    found = changed(FLOOR_PLAN, FLOOR_PLAN.replace("floor-plan", "plan"))

    assert [(one.path, str(one.effect)) for one in found] == [
        ("materials.floor-plan", "break"),
        ("materials.plan", "law"),
    ]


def test_a_row_that_only_moved_is_a_matter_of_words() -> None:
    lines = TEXT.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith(FLOOR_PLAN))
    lines[at], lines[at + 1] = lines[at + 1], lines[at]

    found = differences(content(TEXT), content("".join(lines)), ROOT)

    assert [(one.path, one.effect) for one in found] == [("materials", Effect.WORD)]


def test_a_later_version_of_the_limits_is_a_change_of_law() -> None:
    found = changed(
        "limits:\n",
        "limits:\n  1990-01-01:\n    statutory: { length: 30, unit: calendar, "
        "basis: administrative-licensing-law/42/1, certainty: high }\n",
    )

    assert [(one.path, one.effect, one.before) for one in found] == [
        ("limits.1990-01-01", Effect.LAW, None)
    ]


def test_what_says_the_same_has_no_difference() -> None:
    assert differences(content(TEXT), content(TEXT.replace("serial: 6", "serial: '6'")), ROOT) == ()


@pytest.mark.parametrize("name", KINDS)
def test_any_two_files_of_a_kind_can_be_compared(name: str) -> None:
    kind = KINDS[name]
    files = [parsed(path.read_text(encoding="utf-8")) for path in kind.files()]
    for before, after in pairwise(files):
        found = differences(before, after, kind.root)

        assert found
        assert all(definitions.sentence(one).endswith("。") for one in found)


def test_the_sentences_say_what_became_of_what() -> None:
    (shorter,) = changed("length: 20, unit: working", "length: 15, unit: working")
    (gone,) = changed("options: [无, 有]", "options: [无]")

    assert definitions.sentence(shorter) == (
        "[规则] limits.2004-07-01.statutory.length：“20”改为“15”。"
    )
    assert definitions.sentence(gone) == (
        "[收紧] form.place.fields.air_conditioning.options：删去“有”。"
    )
