"""`xuke identify`: the normal form of an identifier, name or phone, and what is wrong with it."""

import json
import os
from typing import Final

import click

from xuke.catalogue.identifiers.kinds import KINDS, Identified, identify

_FIELD: Final = {
    "address": "text",
    "identifier": "identifier",
    "name": "text",
    "number": "text",
    "phone": "phone",
    "postcode": "postcode",
    "uscc": "uscc",
}
"""Whose words a kind's faults are told in; the others are numbers of persons' papers."""


@click.command("identify", help="识别一个证件号码、姓名、电话等：规范写法，是否有效，哪里不对。")
@click.argument("value", metavar="VALUE")
@click.option("--as", "kind", type=click.Choice(list(KINDS)), required=True, help="它是什么")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def identify_command(*, value: str, kind: str, shape: str) -> None:
    """Print what the forms, the index and the exports make of a value."""
    from xuke.config.server.database import load_django

    load_django()
    from xuke.web import clock

    # What the terminal could not read is shown as such, and then refused like any other.
    told = os.fsencode(value).decode(errors="replace")
    found = identify(kind, told, clock.today())
    click.echo(_as_json(found) if shape == "json" else _in_words(found, kind))


def _as_json(found: Identified) -> str:
    answer = {"normal": found.normal, "valid": found.valid, "reason": found.reason}
    return json.dumps(answer, ensure_ascii=False)


def _in_words(found: Identified, kind: str) -> str:
    """Return the same for people, in the words of the forms."""
    from xuke.web.words import sentences

    shown = f"规范写法：{found.normal}" if found.normal else "没有规范写法"
    if found.valid:
        return f"{shown}\n有效"
    return f"{shown}\n无效：{sentences.form_error(found.reason, _FIELD.get(kind, 'id-number'))}"
