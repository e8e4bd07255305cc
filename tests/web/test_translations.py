import gettext
import re
from pathlib import Path

from xuke.web.words import translations

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# a comment
msgid "受理"
msgstr "Accept"

msgid ""
"第一行"
"第二行"
msgstr "Two \\"lines\\""

msgid "%(number)s 处"
msgid_plural "%(number)s 处"
msgstr[0] "one place"
msgstr[1] "%(number)s places"

msgid "没有译文"
msgstr ""
"""


def compiled(path: Path) -> gettext.GNUTranslations:
    with translations.compile_catalogue(path).open("rb") as made:
        return gettext.GNUTranslations(made)


def test_a_compiled_catalogue_is_read_by_gettext(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text(CATALOGUE, encoding="utf-8")

    found = compiled(path)

    assert found.gettext("受理") == "Accept"
    assert found.gettext("第一行第二行") == 'Two "lines"'
    assert found.ngettext("%(number)s 处", "%(number)s 处", 3) == "%(number)s places"
    assert found.gettext("没有译文") == "没有译文"


def test_our_english_compiles(tmp_path: Path) -> None:
    ours = Path(translations.__file__).parents[1] / "locale/en/LC_MESSAGES/django.po"
    path = tmp_path / "django.po"
    path.write_bytes(ours.read_bytes())

    assert compiled(path).gettext("办事") == "Services"


def said(template: str) -> set[str]:
    """Return the sentences of a template that are handed to translation whole."""
    return set(re.findall(r"{% translate [\"']([^\"']+)[\"']", template))


def test_every_sentence_of_an_applicant_s_page_has_its_english(tmp_path: Path) -> None:
    package = Path(translations.__file__).parents[2]
    path = tmp_path / "django.po"
    path.write_bytes((package / "web/locale/en/LC_MESSAGES/django.po").read_bytes())
    known = compiled(path)

    lacking = {
        sentence
        for page in sorted((package / "rooms/portal/templates/portal").glob("*.html"))
        for sentence in said(page.read_text(encoding="utf-8"))
        if known.gettext(sentence) == sentence
    }

    assert lacking == set()
