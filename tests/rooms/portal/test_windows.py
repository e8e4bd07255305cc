"""Two windows of one draft: neither writes over the other, and what clashes is told by question."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.http import QueryDict
from django.urls import reverse
from tests.rooms.portal.conftest import Answer, Applicant
from tests.rooms.typed import hidden

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.casework.case.kind import load_case
from xuke.rooms.portal.forms import AnswersForm

NAME, PERSON = "applicant_name", "contact_name"
WITH_CHOICES = "radiological-practice"
CLASSES, PRINCIPAL = "practice_class", "principal"
BOTH = ["核医学", "放射治疗"]


class Window:
    """One window on the section of the applicant."""

    def __init__(self, applicant: Applicant, stream: UUID) -> None:
        """Open the page, and hold what stands in it."""
        self.applicant, self.stream = applicant, stream
        self.place = reverse("portal:section", args=[stream, "applicant"])
        page = applicant.client.get(self.place).content.decode()
        kept = kept_of(stream)
        self.form = {NAME: kept.get(NAME, ""), PERSON: kept.get(PERSON, "")}
        self.form["read"] = hidden(page)["read"]

    def saves_itself(self, **changed: str) -> str:
        """Change answers, and let the page save them; return what it is told."""
        self.form |= changed
        place = reverse("portal:autosave", args=[self.stream, "applicant"])
        told = str(self.applicant.client.post(place, self.form).content.decode())
        self.form["read"] = hidden(told)["read"]
        return told

    def is_sent(self, **changed: str) -> Answer:
        """Change answers, and press the button."""
        self.form |= changed
        return self.applicant.client.post(self.place, self.form | {"go": "save"})


def kept_of(stream: UUID) -> dict[str, str]:
    return answers_of(stream, load_case(stream).state)


@pytest.fixture
def windows(applicant: Applicant) -> tuple[Window, Window]:
    """Return two windows on one draft that has a name already."""
    stream = applicant.open()
    Window(applicant, stream).saves_itself(**{NAME: "虚构单位甲"})
    return Window(applicant, stream), Window(applicant, stream)


def test_each_window_saves_only_what_was_changed_in_it(windows: tuple[Window, Window]) -> None:
    one, other = windows

    one.saves_itself(**{NAME: "虚构单位乙"})
    told = other.saves_itself(**{PERSON: "李某"})

    assert told.startswith("已保存")
    assert kept_of(one.stream) == {NAME: "虚构单位乙", PERSON: "李某"}


def test_what_both_changed_is_told_by_question_and_not_written_over(
    windows: tuple[Window, Window],
) -> None:
    one, other = windows
    one.saves_itself(**{NAME: "虚构单位乙"})

    told = other.saves_itself(**{NAME: "虚构单位丙", PERSON: "李某"})
    again = other.saves_itself(**{PERSON: "王某"})

    for words in (told, again):
        assert "已保存" not in words
        assert "虚构单位乙" in words
        assert "虚构单位丙" in words
    assert kept_of(one.stream) == {NAME: "虚构单位乙", PERSON: "王某"}


def test_who_has_seen_the_other_answer_may_replace_it(windows: tuple[Window, Window]) -> None:
    one, other = windows
    one.saves_itself(**{NAME: "虚构单位乙"})
    told = other.saves_itself(**{NAME: "虚构单位丙"})
    mark = told.split('data-mark="')[1].split('"')[0]

    other.form["read"] = f"{NAME}:{mark}"
    words = other.saves_itself(**{NAME: "虚构单位丙"})

    assert words.startswith("已保存")
    assert kept_of(one.stream)[NAME] == "虚构单位丙"


def test_one_window_saves_as_often_as_it_likes(windows: tuple[Window, Window]) -> None:
    one, _other = windows

    told = [one.saves_itself(**{NAME: f"虚构单位{number}"}) for number in range(3)]

    assert all(words.startswith("已保存") for words in told)


def test_the_same_answer_in_both_is_no_clash(windows: tuple[Window, Window]) -> None:
    one, other = windows
    one.saves_itself(**{NAME: "虚构单位乙"})

    assert other.saves_itself(**{NAME: "虚构单位乙"}).startswith("已保存")


@pytest.mark.parametrize("chosen", ["虚构单位乙", "虚构单位丙"])
def test_without_scripts_a_page_asks_which_to_keep(
    windows: tuple[Window, Window], chosen: str
) -> None:
    one, other = windows
    assert one.is_sent(**{NAME: "虚构单位乙"}).status_code == 302

    asked = other.is_sent(**{NAME: "虚构单位丙", PERSON: "李某"})
    page = asked.content.decode()
    sent = {"read": hidden(page)["read"], "chosen": "1", NAME: chosen}
    answer = other.applicant.client.post(other.place, sent)

    assert asked.status_code == 409
    assert page.count(f'name="{NAME}"') == 2
    assert answer["Location"] == other.place
    assert kept_of(one.stream) == {NAME: chosen, PERSON: "李某"}


def test_a_page_without_marks_saves_what_it_says(windows: tuple[Window, Window]) -> None:
    one, other = windows
    del other.form["read"]
    one.saves_itself(**{NAME: "虚构单位乙"})

    assert other.is_sent(**{NAME: "虚构单位丙"}).status_code == 302

    assert kept_of(one.stream)[NAME] == "虚构单位丙"


class Boxes:
    """A page with boxes to tick, sent by its button as a browser does: boxes not ticked lack."""

    def __init__(self, applicant: Applicant) -> None:
        """Open a draft in which two boxes are ticked, and a page on it."""
        self.client, self.stream = applicant.client, applicant.open(WITH_CHOICES)
        self.place = reverse("portal:section", args=[self.stream, "practice"])
        self.read = self.opened()
        self.sent(**{CLASSES: BOTH, PRINCIPAL: "赵某"})
        self.read = self.opened()

    def opened(self) -> str:
        """Return the marks of the page as it is now."""
        return hidden(self.client.get(self.place).content.decode())["read"]

    def sent(self, **form: Any) -> Answer:  # noqa: ANN401 - a text, or several
        """Send these answers from the page as it was opened."""
        return self.client.post(self.place, {"read": self.read, "go": "save"} | form)


@pytest.fixture
def boxes(applicant: Applicant) -> Boxes:
    """Return a page whose other window has put another name."""
    page = Boxes(applicant)
    page.sent(**{CLASSES: BOTH, PRINCIPAL: "钱某"})
    return page


def test_who_chooses_one_answer_keeps_the_boxes_that_did_not_clash(boxes: Boxes) -> None:
    asked = boxes.sent(**{CLASSES: BOTH, PRINCIPAL: "孙某"}).content.decode()

    chosen = {"read": hidden(asked)["read"], "chosen": "1", PRINCIPAL: "孙某"}
    answer = boxes.client.post(boxes.place, chosen)

    assert f'name="{CLASSES}"' not in asked
    assert answer.status_code == 302
    assert kept_of(boxes.stream) == {CLASSES: "核医学、放射治疗", PRINCIPAL: "孙某"}


def test_what_the_other_window_kept_stays_where_nobody_chooses(boxes: Boxes) -> None:
    asked = boxes.sent(**{CLASSES: BOTH, PRINCIPAL: "孙某"}).content.decode()

    assert re.findall(r'value="([^"]*)" checked', asked) == ["钱某"]


def test_boxes_that_clash_are_chosen_as_a_whole(boxes: Boxes) -> None:
    boxes.sent(**{CLASSES: ["放射治疗"], PRINCIPAL: "钱某"})
    asked = boxes.sent(**{CLASSES: ["介入放射学", "核医学"]}).content.decode()

    chosen = {"read": hidden(asked)["read"], "chosen": "1", CLASSES: "介入放射学、核医学"}
    boxes.client.post(boxes.place, chosen)

    assert 'value="放射治疗" checked' in asked
    assert kept_of(boxes.stream)[CLASSES] == "介入放射学、核医学"


def test_the_last_box_can_be_unticked(boxes: Boxes) -> None:
    boxes.read = boxes.opened()

    assert boxes.sent(**{PRINCIPAL: "钱某"}).status_code == 302

    assert kept_of(boxes.stream).get(CLASSES, "") == ""


def test_a_form_that_asks_all_its_questions_takes_no_box_as_an_answer() -> None:
    fields = [
        one
        for section in catalogue.item(WITH_CHOICES).sections("new")
        for one in section.fields
        if one.id in {CLASSES, PRINCIPAL}
    ]

    assert AnswersForm(fields, {}, QueryDict("")).answers == {CLASSES: ""}
