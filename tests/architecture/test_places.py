"""Rooms contribute through their place.py; nobody else names a room's addresses."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, resolve, reverse
from django.urls.resolvers import URLResolver, get_resolver
from procrastinate.contrib.django import app
from pytest_django import Settings
from tests.loans.place import PLACE as LOANS

from xuke.casework.stream.effects import Effect, Forerunner
from xuke.casework.stream.kinds import Kind, kinds
from xuke.casework.stream.readmodels import ReadModel, read_models
from xuke.kernel.case.machine import CASE
from xuke.rooms.portal.views.acting import MINE
from xuke.rooms.register.documents import MAKE_DOCUMENT
from xuke.web.case.acts.look import DESK, Setting
from xuke.web.site import places
from xuke.web.site.place import Entry, Place
from xuke.web.site.places import Clash, NoPlace, assemble
from xuke.web.words.worded import Words

SOURCE = Path(__file__).parents[2] / "src" / "xuke"
ROOMS = sorted(path.parent for path in SOURCE.glob("rooms/*/apps.py"))
NAMES = [place.name for place in places.house().places]
PLACES = pytest.mark.parametrize("place", places.house().places, ids=lambda place: place.name)
WITH_LOANS = pytest.mark.parametrize(
    "place", [*places.house().places, LOANS], ids=lambda place: place.name
)
"""The rooms of the house, and one that has no pages but the generic ones."""
ADDRESS = re.compile(rf"['\"]({'|'.join(NAMES)}):")
PREFIXES = {place.prefix: place.name for place in places.house().places if place.prefix}
PATH = re.compile(rf"['\"]/({'|'.join(PREFIXES)})")
ASKED = re.compile(r"\{% place ['\"]([\w-]+)['\"]|places\.url\(\s*['\"]([\w-]+)['\"]")
DAYS_WORK = "days-work"
RIVAL = """from xuke.web.site.place import Place
PLACE = Place(name="rival", pages={"case": "x"})
"""
WITH_RIVAL = """from xuke.config.django import *
ROOMS = (*ROOMS, "rival")
"""
ONE = Place(name="one")
TWO = Place(name="two")


def texts(folder: Path) -> dict[Path, str]:
    """Return every file of code and every template below a folder."""
    found = [path for kind in ("py", "html", "js", "txt") for path in folder.rglob(f"*.{kind}")]
    return {path.relative_to(SOURCE): path.read_text(encoding="utf-8") for path in found}


def rooms_named(text: str) -> set[str]:
    """Return the rooms whose addresses a text names, or writes out."""
    return {*ADDRESS.findall(text), *(PREFIXES[path] for path in PATH.findall(text))}


def model(name: str) -> ReadModel[Any]:
    return ReadModel(
        name=name,
        kind="case",
        tables=(),
        project=lambda _changes: None,
        rows=lambda _change: (),
    )


def test_every_room_is_installed_and_has_a_place_of_its_name() -> None:
    assert sorted(settings.ROOMS) == [f"xuke.rooms.{folder.name}" for folder in ROOMS]
    assert sorted(NAMES) == [folder.name for folder in ROOMS]
    assert all((folder / "place.py").is_file() for folder in ROOMS)


def test_web_and_the_floors_below_name_no_room() -> None:
    faults = [
        path
        for floor in ("web", "figures", "casework", "catalogue", "record", "gateways", "access")
        for path, text in texts(SOURCE / floor).items()
        if "xuke.rooms" in text or rooms_named(text)
    ]

    assert faults == []


@pytest.mark.parametrize("folder", ROOMS, ids=lambda folder: folder.name)
def test_a_room_names_its_own_addresses_only(folder: Path) -> None:
    strange = {
        path: others
        for path, text in texts(folder).items()
        if (others := rooms_named(text) - {folder.name})
    }

    assert strange == {}


def test_every_page_that_is_asked_for_by_purpose_is_offered() -> None:
    asked = {
        first or second for text in texts(SOURCE).values() for first, second in ASKED.findall(text)
    }

    assert {"case", "work", "sign-up"} <= asked
    assert asked <= set(places.house().pages)


@pytest.mark.parametrize("setting", [DESK, MINE], ids=["desk", "mine"])
def test_every_page_around_an_act_is_offered(setting: Setting) -> None:
    assert {setting.home, setting.case, setting.limits} <= set(places.house().pages)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        pytest.param("/review/", "case", id="a room about cases"),
        pytest.param("/register/licences/", "licence", id="a room about licences"),
        pytest.param("/desk/streams/loan/", "loan", id="a page for every kind"),
        pytest.param("/accounts/login/", "", id="about nothing"),
    ],
)
def test_an_address_says_which_kind_of_stream_it_is_about(address: str, kind: str) -> None:
    assert places.kind_at(resolve(address)) == kind


@PLACES
def test_what_the_pages_of_a_room_are_about_is_a_kind_of_stream(place: Place) -> None:
    assert place.about in {"", *(kind.name for kind in kinds())}


@WITH_LOANS
def test_the_addresses_of_a_room_stand_in_its_namespace(place: Place) -> None:
    assert not place.urls or import_module(place.urls).app_name == place.name


@WITH_LOANS
def test_every_page_that_a_place_names_exists(place: Place) -> None:
    known = pages_of(place)

    named = [entry.page for entry in (*place.public, *place.desk) if not entry.kind]
    assert {*named, *place.pages.values(), *place.verbs.values()} <= known


def pages_of(place: Place) -> set[str]:
    """Return the names of a room's addresses; a room may have none."""
    if not place.urls:
        return set()
    _prefix, resolver = get_resolver().namespace_dict[place.name]
    assert isinstance(resolver, URLResolver)
    return {name for name in resolver.reverse_dict if isinstance(name, str)}


@PLACES
def test_no_router_and_no_task_of_a_room_is_left_out(place: Place) -> None:
    room = f"xuke.rooms.{place.name}"
    has_api, has_tasks = find_spec(f"{room}.api"), find_spec(f"{room}.tasks")

    assert place.api == (f"{room}.api" if has_api else "")
    assert place.jobs == ((f"{room}.tasks",) if has_tasks else ())


def test_a_room_s_jobs_are_known_to_the_queue() -> None:
    ordered = [app.configure_task(name, allow_unknown=False) for name in (MAKE_DOCUMENT, DAYS_WORK)]

    assert [one.job.queue for one in ordered] == ["documents", "daywork"]


def test_a_room_s_read_models_are_registered_after_those_of_the_floors_below() -> None:
    names = [one.name for one in read_models()]
    of_rooms = [one.name for place in places.house().places for one in place.read_models]

    assert of_rooms
    assert names[-len(of_rooms) :] == of_rooms


def nothing(*_given: object) -> None:
    """Do nothing, before or after an act."""


def effect(name: str) -> Effect:
    return Effect(name=name, kind="case", events=(), follows=nothing)


def before(name: str) -> Forerunner:
    return Forerunner(name=name, kind="case", precedes=lambda _l, _a: False)


@pytest.mark.parametrize(
    ("part", "claimed"),
    [
        pytest.param({"pages": {"case": "x"}}, "page 'case'", id="page"),
        pytest.param(
            {"verbs": {("case", "accept"): "x"}},
            r"page of the verb \('case', 'accept'\)",
            id="verb",
        ),
    ],
)
def test_what_two_rooms_declare_stops_the_start(part: Mapping[str, Any], claimed: str) -> None:
    assert assemble([replace(ONE, **part), TWO]).places

    with pytest.raises(Clash, match=f"^one and two both declare the {claimed}.$"):
        assemble([replace(ONE, **part), replace(TWO, **part)])


def test_the_product_does_not_start_with_a_second_page_for_a_purpose(tmp_path: Path) -> None:
    (tmp_path / "rival").mkdir()
    (tmp_path / "rival" / "place.py").write_text(RIVAL, encoding="utf-8")
    (tmp_path / "with_rival.py").write_text(WITH_RIVAL, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(SOURCE.parent)])
    environment = {**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "with_rival"}

    done = subprocess.run(
        [sys.executable, "-m", "django", "check"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode != 0
    assert "desk and rival both declare the page 'case'." in done.stderr


def test_two_rooms_of_one_name_stop_the_start() -> None:
    with pytest.raises(Clash, match="name 'one'"):
        assemble([ONE, ONE])


@pytest.mark.parametrize(
    ("part", "name"),
    [
        pytest.param({"kinds": (Kind(machine=CASE),)}, "case", id="kind"),
        pytest.param({"read_models": (model("cases"),)}, "cases", id="read model"),
        pytest.param({"effects": (effect("renewal by silence"),)}, "renewal", id="effect"),
        pytest.param({"forerunners": (before("days of a licence"),)}, "days", id="forerunner"),
        pytest.param({"words": (Words(kind="case", verbs={}, told={}),)}, "case", id="words"),
    ],
)
def test_a_room_cannot_take_a_name_that_is_registered(part: Mapping[str, Any], name: str) -> None:
    known = kinds(), read_models()

    with pytest.raises(ValueError, match=name):
        places.open_room(replace(ONE, **part))

    assert (kinds(), read_models()) == known


def test_a_room_without_a_place_stops_the_start(settings: Settings) -> None:
    settings.ROOMS = ("xuke.web.site",)

    with pytest.raises(NoPlace, match=r"xuke\.web\.site\.place declares no PLACE"):
        places.house()
    assert issubclass(NoPlace, ImproperlyConfigured)


def test_the_navigation_goes_by_order_across_rooms() -> None:
    one = replace(ONE, desk=(Entry("a", "甲", 10), Entry("c", "丙", 30)))
    two = replace(TWO, desk=(Entry("b", "乙", 20), Entry("d", "丁", 30)))

    assert [name for (name, _args), _entry in assemble([one, two]).desk] == [
        "one:a",
        "two:b",
        "one:c",
        "two:d",
    ]


def test_what_no_room_offers_has_no_address_and_what_is_asked_wrongly_is_an_error() -> None:
    assert places.url("nowhere") == ""
    assert places.verb_url("case", "nothing") == ""
    assert places.url("work") == reverse("desk:mine") == "/desk/"
    with pytest.raises(NoReverseMatch):
        places.url("case")
