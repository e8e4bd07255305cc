"""The language in which an authority writes the numbers of its documents and certificates."""

from dataclasses import dataclass
from datetime import date
from string import Formatter

PLACES = ("word", "province", "province_code", "division", "year", "month", "day", "serial")
"""What a number template may name; word and province are characters of the issuer."""


class BadTemplate(ValueError):
    """The number template names something unknown, or has no serial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """What of an authority goes into a number."""

    word: str
    province: str
    division: str


def filled(template: str, issuer: Issuer, on: date, serial: int) -> str:
    """Fill a number template.

    >>> filled("{word}公证字〔{year}〕第{serial:04}号", Issuer(word="长卫", province="沪",
    ...     division="310105"), date(2023, 3, 1), 7)
    '长卫公证字〔2023〕第0007号'
    """
    return template.format(
        word=issuer.word,
        province=issuer.province,
        province_code=issuer.division[:2],
        division=issuer.division,
        year=on.year,
        month=on.month,
        day=on.day,
        serial=serial,
    )


def check_template(template: str) -> None:
    """Raise BadTemplate, with the detail, unless the template can be filled."""
    try:
        parts = [
            (name, form) for _, name, form, _ in Formatter().parse(template) if name is not None
        ]
    except ValueError as error:
        raise BadTemplate(str(error)) from None
    unknown = [name for name, _ in parts if name not in PLACES]
    if unknown:
        raise BadTemplate("、".join(unknown))
    if "serial" not in {name for name, _ in parts}:
        raise BadTemplate("serial")
    bad = [form for _, form in parts if form and not (form[0] == "0" and form.isdigit())]
    if bad:
        raise BadTemplate("、".join(bad))
