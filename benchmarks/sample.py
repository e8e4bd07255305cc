"""What the clients of both sides send: invented people, and a file that no cache has seen."""

import json
import os
import uuid
from typing import Any

from benchmarks.wire import Ask

FILE_SIZE = 20_000
AUTHORITY = "310105-wjw"
ITEM = "radiation-hazard-pre-evaluation"
OPINION = "现场与申报一致, 符合要求。"
REASON = "符合法定条件。"
_BOUNDARY = "----benchmark-of-one-case"


def send_json(name: str, path: str, token: str, facts: Any = None) -> Ask:  # noqa: ANN401
    """Return a POST of these facts; `token` is the whole Authorization header."""
    body = json.dumps({} if facts is None else facts, ensure_ascii=False).encode()
    headers = (("Authorization", token), ("Content-Type", "application/json"), _request_id())
    return Ask(name, "POST", path, body, headers)


def send_file(name: str, path: str, token: str, fields: dict[str, str]) -> Ask:
    """Return a POST of these fields with a fresh file of 20 kB."""
    parts = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="plan.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    ).encode()
    body = b"".join([*parts, head, new_file(), f"\r\n--{_BOUNDARY}--\r\n".encode()])
    kind = ("Content-Type", f"multipart/form-data; boundary={_BOUNDARY}")
    return Ask(name, "POST", path, body, (("Authorization", token), kind, _request_id()))


def _request_id() -> tuple[str, str]:
    return ("Idempotency-Key", str(uuid.uuid4()))


def new_file() -> bytes:
    """Make a PDF of one blank page that no cache has seen; its size is that of a small scan."""
    pages = b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    objects = (b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n", pages, page)
    digits = os.urandom(FILE_SIZE // 2 - 250).hex()
    content = b"%%PDF-1.4\n%%%b\n" % digits.encode()
    index = b"xref\n0 4\n0000000000 65535 f \n"
    for one in objects:
        index += b"%010d 00000 n \n" % len(content)
        content += one
    end = b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    return content + index + end
