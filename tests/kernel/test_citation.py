"""Where a rule stands: told as a path, read back from it, and recorded by the rule itself."""

import pytest

from xuke.kernel.law.citation import LICENSING_LAW, Citation, cited, cites


@pytest.mark.parametrize(
    ("place", "path"),
    [
        pytest.param(LICENSING_LAW.art(29), "administrative-licensing-law/29", id="article"),
        pytest.param(LICENSING_LAW.art(38, 2), "administrative-licensing-law/38/2", id="paragraph"),
        pytest.param(LICENSING_LAW.art(32, 1, 4), "administrative-licensing-law/32/1/4", id="item"),
    ],
)
def test_a_provision_is_read_back_from_its_path(place: Citation, path: str) -> None:
    assert (str(place), Citation.parse(path)) == (path, place)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        pytest.param("law", "law", id="no article"),
        pytest.param("law/1/2/3/4", "law/1/2/3/4", id="deeper than an item"),
        pytest.param("law/first", "first", id="no number"),
    ],
)
def test_what_names_no_provision_is_no_citation(path: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Citation.parse(path)


def test_a_rule_tells_the_provisions_it_rests_on_and_stays_itself() -> None:
    def rule() -> str:
        return "as before"

    places = (LICENSING_LAW.art(29), LICENSING_LAW.art(31))
    try:
        assert cites(*places)(rule)() == "as before"
        assert cited[f"{__name__}.{rule.__qualname__}"] == places
    finally:
        cited.popitem()
