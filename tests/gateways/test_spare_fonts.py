"""Rare characters: printed from a spare font where one has them, else told before anybody signs."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from tests.gateways.forms import FORMS

from xuke.gateways import spare_fonts
from xuke.gateways.glyphs import Coverage
from xuke.gateways.spare_fonts import SpareFont, files_for
from xuke.gateways.typesetting import typeset, unprintable

RARE = "\U00020bb7"
PRIVATE = "\ue815"
Facts = dict[str, dict[str, object]]


def font(name: str, *characters: str, is_own: bool = False) -> SpareFont:
    """Return a font that has these characters alone."""
    points = tuple(sorted(map(ord, characters)))
    return SpareFont(Path(name), Coverage(points, points), is_own)


@pytest.fixture
def own_folder(tmp_path: Path) -> Iterator[Path]:
    """Lend a folder for an installation's own fonts, beside those of the machine."""
    spare_fonts.keep_in(tmp_path)
    yield tmp_path
    spare_fonts.keep_in(tmp_path / "nothing")


def machine_font() -> Path:
    """Return the file of a font of this machine that has the rare character."""
    for one in spare_fonts.spare_fonts():
        if RARE in one and not one.is_own:
            return one.file
    pytest.skip("no font of this machine has the character")


def certificate(facts: Facts, name: str) -> dict[str, object]:
    return facts["certificate"] | {"face": [{"label": "姓名", "value": name}]}


def test_a_rare_character_is_printed_from_a_font_of_the_machine(facts: Facts) -> None:
    machine_font()
    told = certificate(facts, f"王{RARE}")

    pdf = typeset(FORMS["certificate"], told)

    words = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert RARE in words
    assert "〓" not in words
    assert unprintable(told) == []
    assert typeset(FORMS["certificate"], told) == pdf


def test_the_installation_s_own_font_comes_first(own_folder: Path) -> None:
    (own_folder / "own.ttc").symlink_to(machine_font())
    spare_fonts.keep_in(own_folder)

    found = spare_fonts.spare_fonts()

    assert found[0].is_own
    assert files_for([RARE], found) == (own_folder / "own.ttc",)


def test_a_damaged_font_is_passed_over(own_folder: Path) -> None:
    (own_folder / "damaged.otf").write_bytes(b"OTTO\x00\x09")
    (own_folder / "empty.ttf").write_bytes(b"")
    spare_fonts.keep_in(own_folder)

    assert not any(one.is_own for one in spare_fonts.spare_fonts())


def test_a_private_character_is_printed_from_the_installation_s_own_font_alone() -> None:
    theirs, ours = font("machine", PRIVATE, RARE), font("own", PRIVATE, is_own=True)

    assert PRIVATE not in theirs
    assert files_for([PRIVATE, RARE], [ours, theirs]) == (Path("machine"), Path("own"))


def test_what_no_font_has_is_told_once(facts: Facts) -> None:
    assert unprintable(certificate(facts, f"王{PRIVATE}{PRIVATE}")) == ["U+E815"]
    assert unprintable(certificate(facts, "王某某")) == []
