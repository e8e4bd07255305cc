"""A small real document, for tests that need one to hand in."""

from itertools import accumulate

_OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R%s>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
)


def pdf(words: str = "", *, catalog: str = "") -> bytes:
    """Return a PDF file of one blank page, another one for other words.

    `catalog` is written into the first dictionary as it is.
    """
    head = f"%PDF-1.4\n%{words.encode().hex()}\n"
    parts = [
        f"{number} 0 obj{text % catalog if number == 1 else text}endobj\n"
        for number, text in enumerate(_OBJECTS, 1)
    ]
    starts = list(accumulate(map(len, parts), initial=len(head)))
    index = "".join(f"{start:010} 00000 n \n" for start in starts[:-1])
    size = len(parts) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{index}trailer<</Size {size}/Root 1 0 R>>\n"
    return f"{head}{''.join(parts)}{tail}startxref\n{starts[-1]}\n%%EOF\n".encode()
