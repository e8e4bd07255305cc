"""What templates and words say has no doubled punctuation, and none of half width in Chinese."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.punctuation import faults

ROOT: Final = Path(__file__).parents[2] / "src" / "xuke"
TEMPLATES: Final = sorted(ROOT.glob("**/*.html"))
WORDS: Final = sorted([*ROOT.glob("web/**/*.py"), *ROOT.glob("rooms/**/*.py")])
_TRANSLATED: Final = re.compile(r"{% translate (\"|')(.*?)\1 %}")
_MARKS: Final = re.compile(
    r"{#.*?#}|{% comment %}.*?{% endcomment %}|{%.*?%}|{{.*?}}|<[^>]+>", re.DOTALL
)
_PLURAL: Final = re.compile(r"{% plural %}.*?{% endblocktranslate %}", re.DOTALL)
_HELD: Final = "○"
"""Stands for what is only known when the page is drawn."""


def shown(template: Path) -> str:
    """Return what a template says, with a mark for each value and each branch."""
    text = _PLURAL.sub("", template.read_text(encoding="utf-8"))
    text = _TRANSLATED.sub(lambda found: found[2], text)
    return _MARKS.sub(_HELD, text)


def words(module: Path) -> Iterator[str]:
    """Yield the texts of a module that people read; what documents the code is none."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    called = (one for one in ast.walk(tree) if isinstance(one, ast.Call))
    for call in called:
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in {"_", "gettext", "gettext_lazy", "lazy", "ngettext"}:
            texts = (one for one in call.args if isinstance(one, ast.Constant))
            yield from (one.value for one in texts if isinstance(one.value, str))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_a_template_is_punctuated(template: Path) -> None:
    assert faults(shown(template)) == []


@pytest.mark.parametrize("module", WORDS, ids=lambda one: str(one.relative_to(ROOT)))
def test_words_are_punctuated(module: Path) -> None:
    assert [fault for text in words(module) for fault in faults(text)] == []
