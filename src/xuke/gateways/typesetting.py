"""Documents on paper: facts in, a PDF/A file out, byte for byte the same for the same facts."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple, Self

import pylopdf_fonts_zh_cn
import segno
import typst

from xuke.gateways.forms import TEMPLATES, Form
from xuke.gateways.glyphs import Coverage, coverage
from xuke.gateways.legible import Printer, TooLong
from xuke.gateways.spare_fonts import alone, files_for, spare_fonts

MOST_CHARACTERS = 100_000
"""Longer facts are refused: about sixty pages, more than any document of a case."""

_MOST_PRESSES = 8
"""Compilers that a process keeps: one with our fonts, others with spare ones besides."""

_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
_LINKS = {"verification_url": "verification_qr", "progress_url": "progress_qr"}


class CompilerInherited(RuntimeError):
    """This process was forked after its parent had typeset: its compiler would hang for ever."""


class NotTypeset(RuntimeError):
    """The template could not print these facts; the message is the compiler's."""


class _Prepared(NamedTuple):
    """What a template is given, and the files of spare fonts that it needs."""

    inputs: dict[str, str]
    spare: tuple[Path, ...]


@dataclass(slots=True)
class _Press:
    """A compiler of this process; compiling is not shared between threads."""

    compiler: typst.Compiler
    process: int
    lock: Lock = field(default_factory=Lock)

    @classmethod
    def here(cls, files: tuple[Path, ...]) -> Self:
        folders = [pylopdf_fonts_zh_cn.serif_path().parent, *([alone(files)] if files else [])]
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=list(map(str, folders)),
        )
        compiler = typst.Compiler(root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True)
        return cls(compiler, os.getpid())


@lru_cache(maxsize=_MOST_PRESSES)
def _press(spare: tuple[Path, ...] = ()) -> _Press:
    """Return the compiler with our fonts, or that with these further ones besides."""
    return _Press.here(spare)


@cache
def _coverages() -> tuple[Coverage, ...]:
    paths = pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path()
    return tuple(coverage(path) for path in paths)


def typeset(form: Form, facts: Mapping[str, object]) -> bytes:
    """Return the document as a PDF file (PDF/A-2a, PDF/UA-1).

    Raises WrongFacts, NotAFact, TooLong or NotTypeset. Texts are printed as they are, never
    read as markup; a character that no font has, ours or a spare one, is printed as 〓 with a note.
    """
    printed = _compiled(form, _prepared(form, facts), "pdf")
    return printed[0]


def unprintable(facts: Mapping[str, object]) -> list[str]:
    """Return the characters in these facts that no font has, each once, as U+31350."""
    return list(dict.fromkeys(_printed(facts)[0].missing))


def preview(form: Form, facts: Mapping[str, object], *, ppi: int = 110) -> list[bytes]:
    """Return the document's pages as PNG pictures, as they will be printed."""
    return _compiled(form, _prepared(form, facts), "png", ppi)


def drawings(form: Form, facts: Mapping[str, object]) -> list[str]:
    """Return the document's pages as SVG: outlines only, no text, style, script or link."""
    pages = _compiled(form, _prepared(form, facts), "svg")
    return [page.decode() for page in pages]


def _printed(facts: Mapping[str, object]) -> tuple[Printer, dict[str, object]]:
    """Return the facts as they can be printed, and who made them so."""
    printer = Printer(_coverages(), spare_fonts)
    return printer, {name: printer.printable(value) for name, value in facts.items()}


def _prepared(form: Form, facts: Mapping[str, object]) -> _Prepared:
    printer, printable = _printed(facts)
    form.check(printable)
    pictures = {
        picture: _qr(str(facts[link])) for link, picture in _LINKS.items() if facts.get(link)
    }
    whole = printable | pictures | {"document": form.document, "missing": printer.missing}
    text = json.dumps(whole, ensure_ascii=False)
    if len(text) > MOST_CHARACTERS:
        raise TooLong(form.document)
    lent = files_for(printer.lent, spare_fonts()) if printer.lent else ()
    return _Prepared({"facts": text}, lent)


def _qr(text: str) -> str:
    try:
        code = segno.make(text, error="m", micro=False)
    except segno.DataOverflowError as error:
        raise TooLong(len(text)) from error
    svg = code.svg_inline(border=0, omitsize=True)
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _compiled(
    form: Form, prepared: _Prepared, kind: "typst.OutputFormat", ppi: int | None = None
) -> list[bytes]:
    press = _press(prepared.spare)
    if press.process != os.getpid():
        raise CompilerInherited
    with press.lock:
        try:
            made = press.compiler.compile(
                # By its text, so that a template may stand in any folder, beside its declaration.
                form.template.read_bytes(),
                format=kind,
                ppi=ppi,
                sys_inputs=prepared.inputs,
                pdf_standards=_STANDARDS if kind == "pdf" else [],
            )
        except typst.TypstError as error:
            raise NotTypeset(f"{form.document}: {error.diagnostic or error.message}") from error
    return [made] if isinstance(made, bytes) else list(made or ())
