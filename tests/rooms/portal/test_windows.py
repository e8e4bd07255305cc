"""Two windows of one draft: neither writes over the other, and what clashes is told by question."""

from uuid import UUID

import pytest
from django.urls import reverse
from tests.rooms.portal.conftest import Answer, Applicant
from tests.rooms.typed import hidden

from xuke.casework.case.answers import answers_of
from xuke.casework.case.kind import load_case

NAME, PERSON = "applicant_name", "contact_name"


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
