"""Reads the form of an item file, with the fragments that several items share."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from xuke.catalogue.answers import check_fields
from xuke.catalogue.certificate import COMPUTED
from xuke.catalogue.form import (
    BETWEEN,
    CHOSEN,
    NUMBERS,
    TEXTS,
    Field,
    FieldKind,
    Fragment,
    Section,
)
from xuke.catalogue.identifiers.resident import holds_number
from xuke.catalogue.keys import Refusals
from xuke.catalogue.kit.content import Content, content_of
from xuke.catalogue.kit.version import Definition, definition_of
from xuke.catalogue.nodes import Table, opened, refuse_equal
from xuke.catalogue.shape import (
    Choices,
    Effect,
    Flag,
    Inner,
    Integer,
    Keyed,
    Listed,
    Number,
    Option,
    Sealing,
    Shape,
    Text,
    Value,
    Variants,
)
from xuke.kernel.item.rule import Action

Fragments = Mapping[str, Fragment]
"""The shared sections by the name of their file."""

EXAMPLES = {FieldKind.INTEGER: "1", FieldKind.DECIMAL: "1"}
"""Kinds whose model answer is plain enough to be left out of the file."""

_FIELD: Final[Mapping[str, Value]] = {
    "id": Text(effect=Effect.BREAK),
    "label": Text(effect=Effect.WORD),
    "kind": Option(tuple(FieldKind), effect=Effect.BREAK),
    "optional": Flag(),
    "purpose": Text(effect=Effect.WORD),
    "example": Text(effect=Effect.WORD),
    "sensitive": Sealing(),
    "required_when": Keyed(Text(), Text(), optional=True),
}
_OPEN: Final[Mapping[str, Value]] = {"example": Text(optional=True, effect=Effect.WORD)}
_BOUNDS: Final[Mapping[str, Value]] = {
    "min": Number(optional=True),
    "max": Number(optional=True),
    **_OPEN,
}
_KINDS: Final = frozenset({FieldKind.DATE, *CHOSEN, FieldKind.ID_NUMBER})
"""Kinds with keys of their own, beside texts and numbers."""


def _of_kind(**keys: Value) -> Shape:
    """Return the shape of a field that has these keys besides."""
    return Shape({**_FIELD, **keys}, id="id", optional_by="optional")


def _kind(*kinds: FieldKind, **keys: Value) -> tuple[frozenset[str], Shape]:
    """Return the shape of the fields of these kinds."""
    return frozenset(kinds), _of_kind(**keys)


_TOLD: Final = frozenset({FieldKind.DATE, FieldKind.CHOICE})
"""Kinds of which an identity number may tell the same."""

FIELD: Final = Variants(
    by="kind",
    shapes=(
        _kind(*NUMBERS, **_BOUNDS),
        _kind(FieldKind.DATE, past=Flag(), told_by=Text(optional=True)),
        _kind(FieldKind.CHOICE, options=Choices(Text()), told_by=Text(optional=True), **_OPEN),
        _kind(FieldKind.CHOICES, options=Choices(Text()), **_OPEN),
        _kind(FieldKind.ID_NUMBER, document=Text(optional=True)),
        _kind(*frozenset(FieldKind) - TEXTS - NUMBERS - _KINDS),
    ),
    otherwise=_of_kind(max=Integer(minimum=1, maximum=4000)),
)
"""A field of a form; some keys belong to one kind of field alone."""

SECTION: Final = Shape(
    {
        "section": Text(effect=Effect.BREAK),
        "title": Text(effect=Effect.WORD),
        "for": Listed(Option(tuple(Action)), optional=True),
        "fields": Listed(Inner(FIELD)),
    },
    id="section",
)
FORM: Final = Listed(
    Inner(
        Variants(
            by="use", shapes=((Variants.ANY, Shape({"use": Text()}, id="use")),), otherwise=SECTION
        )
    )
)
"""The sections of an item: its own, or those that several items use."""


def read_fragments(folder: Path, refusals: Refusals) -> Fragments:
    """Read the shared sections below the folder: _<name>.yaml."""
    fragments = {}
    for path in sorted(folder.glob("_*.yaml")):
        fragment = read_fragment(path, refusals)
        if fragment is not None:
            fragments[path.stem] = fragment
    return fragments


def read_fragment(path: Path, refusals: Refusals) -> Fragment | None:
    """Read one shared section; None where the file is no mapping."""
    table = opened(path, refusals, SECTION)
    if table is None:
        return None
    section = _section(table)
    table.close()
    return Fragment(section, content_of(table.node))


def read_form(table: Table, fragments: Fragments) -> tuple[Section, ...]:
    """Read an item's sections, in their order; no field and no section comes twice."""
    sections = []
    seen: set[str] = set()
    for one in table.tables("form"):
        section = _section(one) if one.shape is SECTION else _used(one, fragments)
        if section is None:
            continue
        names = [field.id for field in section.fields]
        for name in [section.id, *names]:
            if name in seen:
                one.refuse("duplicate-id", one.node, name)
        seen |= {section.id, *names}
        sections.append(section)
    return tuple(sections)


def _used(table: Table, fragments: Fragments) -> Section | None:
    name = table.text("use")
    if name in fragments:
        return fragments[name].section
    table.refuse("unknown-fragment", None, "use")
    return None


def with_fragments(content: Content, fragments: Mapping[str, Content]) -> Content:
    """Return what an item's file says with the sections it uses written out in their places."""
    form = content.get("form") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(form, list):
        return content
    return {**content, "form": [_written_out(one, fragments) for one in form]}


def definition_in(table: Table, fragments: Fragments) -> Definition:
    """Return which definition an item's table is; the sections that it uses are a part of it."""
    contents = {name: one.content for name, one in fragments.items()}
    content = with_fragments(content_of(table.node), contents)
    return definition_of("item", table.text("item"), table.day("version"), content)


def _written_out(section: Content, fragments: Mapping[str, Content]) -> Content:
    name = section.get("use") if isinstance(section, dict) else None
    return fragments.get(name, section) if isinstance(name, str) else section


def _section(table: Table) -> Section:
    actions = frozenset(Action)
    if table.has("for"):
        names = table.options("for", reason="unknown-action")
        actions = frozenset(Action(name) for name in names)
    id_, title = table.text("section"), table.text("title")
    pairs = [(_field(one), one) for one in table.tables("fields")]
    refuse_equal((one, "id", field.id) for field, one in pairs)
    _check_references(pairs)
    _check_examples(pairs)
    return Section(id_, title, tuple(field for field, _ in pairs), actions)


def _check_references(pairs: list[tuple[Field, Table]]) -> None:
    """Let a field point only at fields of its own section, and at answers they allow."""
    fields = {field.id: field for field, _ in pairs}
    for field, table in pairs:
        if field.document is not None and field.document not in fields:
            table.refuse("unknown-field", None, "document")
        if field.told_by is not None and not _is_number(fields.get(field.told_by)):
            table.refuse("unknown-field", None, "told_by")
        other, answer = field.required_when or ("", "")
        if other and other not in fields:
            table.refuse("unknown-field", None, "required_when")
        elif other and answer not in fields[other].options:
            allowed = "、".join(fields[other].options)
            table.refuse("not-an-option", None, "required_when", allowed=allowed)


def _is_number(field: Field | None) -> bool:
    return field is not None and field.kind is FieldKind.ID_NUMBER


def _check_examples(pairs: list[tuple[Field, Table]]) -> None:
    """Refuse a model application that fails the form's own checks, whatever the day."""
    tables = {field.id: table for field, table in pairs}
    examples = {field.id: field.example for field, _ in pairs}
    for name, code in check_fields((one for one, _ in pairs), examples, date.max).items():
        tables[name].refuse("example-refused", None, "example", code=code)
    for field, table in pairs:
        # What holds a person's number is as good as the number: such codes are sealed like it.
        if not field.sensitive and holds_number(field.example):
            table.refuse("identity-unsealed", None, "example")


def _field(table: Table) -> Field:
    text = table.option("kind")
    kind = FieldKind(text) if text in tuple(FieldKind) else FieldKind.TEXT
    conditional = table.notes("required_when")
    options = table.texts("options") if kind in CHOSEN else ()
    field = Field(
        id=table.text("id"),
        label=table.text("label"),
        kind=kind,
        required=not table.flag("optional") and not conditional,
        purpose=table.text("purpose"),
        example=_example(table, kind, options),
        options=options,
        sensitive=table.flag("sensitive"),
        max_length=table.integer("max") if kind in TEXTS else None,
        minimum=table.number("min") if kind in NUMBERS else None,
        maximum=table.number("max") if kind in NUMBERS else None,
        past=table.flag("past") if kind is FieldKind.DATE else False,
        document=table.text("document") if kind is FieldKind.ID_NUMBER else None,
        told_by=(table.text("told_by") or None) if kind in _TOLD else None,
        required_when=next(iter(conditional.items()), None),
    )
    if kind is FieldKind.CHOICES and any(BETWEEN in one for one in options):
        table.refuse("parting-sign", None, "options")
    if field.id in COMPUTED:
        table.refuse("taken", None, "id", other="computed")
    return field


def _example(table: Table, kind: FieldKind, options: tuple[str, ...]) -> str:
    """Return the model answer; a choice's is its first option unless another is given."""
    return table.text("example") or (options[0] if options else EXAMPLES.get(kind, ""))
