"""XML of strangers, read without entities, without a document type, without the net."""

from typing import Any, Final

from lxml import etree

_ACTING: Final = frozenset(
    {
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/XSL/Transform",
    }
)
"""Namespaces of XML that runs scripts in a browser, or is a program itself."""


class NotPlain(ValueError):
    """It is no XML, or XML that brings more than facts."""


def root_of(content: bytes) -> Any:  # noqa: ANN401 - lxml ships no types
    """Return the root of an XML document; NotPlain where it declares a document type or is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotPlain from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise NotPlain
    return root


def check_plain(content: bytes) -> None:
    """Refuse XML that a browser would run: pages, pictures, style sheets."""
    root = root_of(content)
    before = root.getprevious()
    while before is not None:
        if before.tag is etree.ProcessingInstruction and before.target == "xml-stylesheet":
            raise NotPlain
        before = before.getprevious()
    for element in root.iter("{*}*"):
        if element.tag.startswith("{") and element.tag[1:].partition("}")[0] in _ACTING:
            raise NotPlain


def local(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Return an element's name without its namespace; nothing of a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
