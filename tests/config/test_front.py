"""What stands before Django, as the real server serves it: the slow, the long, the many."""

import ast
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path

import pytest
from tests.config.parts import PART, PARTS

from xuke.config.front import sizes
from xuke.config.server.supervisor import Supervisor, web_command
from xuke.config.settings import read_settings

ROOT = Path(__file__).parents[2]
UPLOAD = "/api/applications/00000000-0000-0000-0000-000000000007/materials"
PATIENCE = 120.0


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Serve the stand-in for all tests that leave nothing behind."""
    with served(tmp_path_factory.mktemp("data")) as port:
        yield port


@pytest.fixture
def own_port(tmp_path: Path) -> Iterator[int]:
    """Serve the stand-in for one test alone: what it leaves waiting would keep others waiting."""
    with served(tmp_path) as port:
        yield port


@contextmanager
def served(data: Path) -> Iterator[int]:
    """Serve the stand-in with one worker, by the command that serves the product."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = started(data, port)
    until = time.monotonic() + PATIENCE
    while not _answers(port):
        assert time.monotonic() < until
        time.sleep(0.1)
    try:
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)


def started(data: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a web server for the stand-in."""
    mine = {"XUKE_DATA": str(data), "XUKE_PORT": str(port)}
    command = web_command(read_settings(mine))
    command[command.index("xuke.config.rsgi:application")] = "tests.config.stand_in:application"
    # A group of its own: the end does not wait for work that nobody waits for.
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **mine}, start_new_session=True)


def _answers(port: int) -> bool:
    try:
        return ask(port, "/") == (200, b"0")
    except (OSError, HTTPException):
        return False


def ask(
    port: int,
    path: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    method: str = "",
) -> tuple[int, bytes]:
    """Return status and body of an answer, over a line of its own."""
    line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        line.request(method or ("POST" if body else "GET"), path, body, headers or {})
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


def begun(port: int, words: bytes) -> socket.socket:
    """Send the beginning of a request, and keep the line."""
    line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    line.sendall(words)
    return line


HALF_A_BODY = (
    b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na=1"
)
HALF_A_HEAD = b"GET / HTTP/1.1\r\nHost: local"


@pytest.mark.slow
def test_those_who_never_finish_stop_nobody_and_are_cut_off(port: int) -> None:
    with ExitStack() as lines:
        bodies = [lines.enter_context(begun(port, HALF_A_BODY)) for _ in range(100)]
        heads = [lines.enter_context(begun(port, HALF_A_HEAD)) for _ in range(100)]
        time.sleep(0.5)

        assert {ask(port, path) for path in ("/", "/api/x") for _ in range(10)} == {(200, b"0")}

        assert {line.recv(12) for line in bodies} == {b"HTTP/1.1 408"}
        # A head that stops is answered by nobody: the line is closed.
        assert {line.recv(12) for line in heads} <= {b"", b"HTTP/1.1 408"}


@pytest.mark.parametrize("length", [1, 20_000, sizes.HELD_IN_MEMORY + 1])
def test_a_body_comes_whole_however_it_comes(port: int, length: int) -> None:
    # Where files are taken: elsewhere the longest would be refused unread.
    head = f"POST {UPLOAD} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n"
    with begun(port, head.encode()) as line:
        for sent in range(0, length, 8192):
            line.sendall(b"x" * min(8192, length - sent))
        answer = HTTPResponse(line)
        answer.begin()
        assert (answer.status, answer.read()) == (200, str(length).encode())


def test_a_file_of_an_upload_comes_whole(port: int) -> None:
    assert ask(port, UPLOAD, b"x" * 21_000_000) == (200, b"21000000")


def test_uploads_beyond_the_room_for_all_are_told_to_come_later(own_port: int) -> None:
    longest = 22 * 1024 * 1024
    head = f"POST {UPLOAD} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {longest}\r\n\r\n"
    with ExitStack() as lines:
        for _ in range(sizes.MOST_IN_FILES // longest):
            lines.enter_context(begun(own_port, head.encode()))
        time.sleep(1)

        status, body = ask(own_port, UPLOAD, b"x" * 21_000_000)

        assert status == 503
        assert b"overloaded" in body
        # Whoever brings no file is not concerned.
        assert ask(own_port, UPLOAD, b"x" * sizes.HELD_IN_MEMORY)[0] == 200
    until = time.monotonic() + PATIENCE
    while ask(own_port, UPLOAD, b"x" * 21_000_000) != (200, b"21000000"):
        assert time.monotonic() < until


def test_what_is_too_large_is_not_read(port: int) -> None:
    # The stand-in has no gate: it is asked, and finds nothing to read.
    head = b"POST /api/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"
    with begun(port, head) as line:
        assert line.recv(12) == b"HTTP/1.1 200"


def test_a_body_in_pieces_is_not_read(port: int) -> None:
    head = b"POST /api/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    with begun(port, head) as line:
        assert line.recv(12) == b"HTTP/1.1 200"


def test_a_long_answer_comes_whole(port: int) -> None:
    assert ask(port, "/long") == (200, PART * PARTS)
    assert ask(port, "/long", method="HEAD") == (200, b"")


@contextmanager
def unread(port: int) -> Iterator[socket.socket]:
    """Ask for a long answer, and read nothing of it."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", port))
        line.sendall(b"GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n")
        yield line


def _eventually_open(port: int, count: int) -> None:
    """Wait for so many files; of an answer being read there are ours and the server's."""
    until = time.monotonic() + PATIENCE
    while _open_files(port) != count:
        assert time.monotonic() < until, _open_files(port)
        time.sleep(0.1)


def test_whoever_hangs_up_leaves_no_file_open(own_port: int) -> None:
    before = _open_files(own_port)
    with unread(own_port):
        _eventually_open(own_port, before + 2)

    _eventually_open(own_port, before)


@pytest.mark.slow
def test_whoever_reads_nothing_of_a_long_answer_is_cut_off(own_port: int) -> None:
    before, begun_at = _open_files(own_port), time.monotonic()
    with unread(own_port) as line:
        _eventually_open(own_port, before + 2)
        _eventually_open(own_port, before)
        assert sizes.TAKING_SECONDS - 1 < time.monotonic() - begun_at < sizes.TAKING_SECONDS + 10

        read = 0
        with suppress(ConnectionError):
            while piece := line.recv(65536):
                read += len(piece)
        assert read < len(PART) * PARTS
    assert ask(own_port, "/long") == (200, PART * PARTS)


def test_a_program_that_reads_waits_for_no_act(port: int) -> None:
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(ask, port, "/api/slow", b"a=1")
        time.sleep(0.5)

        assert ask(port, "/api/public/x") == (200, b"0")
        assert not slow.done()
        assert slow.result() == (200, b"late")


def test_half_a_body_is_told_as_that_and_is_no_fault(port: int) -> None:
    head = b"POST /api/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc"
    with begun(port, head) as line:
        line.shutdown(socket.SHUT_WR)
        answer = HTTPResponse(line)
        answer.begin()
        assert (answer.status, b"incomplete-body" in answer.read()) == (400, True)


@pytest.mark.parametrize("name", [b"Idempotency-Key", b"Authorization", b"Cookie"])
def test_a_header_that_cannot_be_read_is_refused(port: int, name: bytes) -> None:
    head = b"POST /api/x HTTP/1.1\r\nHost: localhost\r\n%b: a\xff\r\nContent-Length: 0\r\n\r\n"
    with begun(port, head % name) as line:
        answer = HTTPResponse(line)
        answer.begin()
        assert (answer.status, b"unreadable-header" in answer.read()) == (400, True)


def test_whatever_is_put_aside_lies_in_the_folder_of_the_process(port: int) -> None:
    _status, folder = ask(port, "/aside")

    assert Path(folder.decode()).parent.name == "answers"


def _open_files(port: int) -> int:
    """Count the files of bodies and answers that the site's processes hold open."""
    count = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            if b"stand_in" not in command or str(port).encode() not in command:
                continue
            files = [str(one.readlink()) for one in (process / "fd").iterdir()]
            count += sum("(deleted)" in one or "/answers/" in one for one in files)
        except OSError:
            continue
    return count


def test_an_answer_that_breaks_off_is_not_sent_as_if_it_were_whole(port: int) -> None:
    status, body = ask(port, "/api/broken")

    assert status == 500
    assert b"server-error" in body


def test_no_fault_keeps_the_next_request_waiting(port: int) -> None:
    for _ in range(sizes.PROGRAMS + 1):
        status, body = ask(port, "/api/panic")

        assert status == 500
        assert b"server-error" in body
    assert ask(port, "/api/x") == (200, b"0")
    assert ask(port, "/%E8%AE%B8/panic")[0] == 500


def test_a_slow_page_stops_no_program(port: int) -> None:
    with ThreadPoolExecutor(sizes.PEOPLE) as pool:
        slow = [pool.submit(ask, port, "/slow") for _ in range(sizes.PEOPLE)]
        time.sleep(0.5)

        assert ask(port, "/api/x") == (200, b"0")
        assert ask(port, "/accounts/login/", b"a=1") == (200, b"3")
        assert not any(one.done() for one in slow)
    assert {one.result() for one in slow} == {(200, b"late")}


def test_a_file_that_takes_long_to_open_stops_nobody_else(port: int) -> None:
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(ask, port, UPLOAD, b"a file", {"X-Slow": "1"})
        time.sleep(0.5)

        assert ask(port, "/api/x") == (200, b"0")
        assert ask(port, "/my/") == (200, b"0")
        assert not slow.done()
    assert slow.result() == (200, b"6")


def test_a_long_file_stops_no_page_and_no_second_one_is_begun_beside_it(port: int) -> None:
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(ask, port, "/disclosure/export.csv")
        time.sleep(0.5)

        again, words = ask(port, "/disclosure/export.csv")
        begun = time.monotonic()
        assert [ask(port, "/disclosure/") for _ in range(5)] == [(200, b"0")] * 5
        assert time.monotonic() - begun < 1
        assert not first.done()
    assert (again, "正在生成" in words.decode()) == (503, True)
    assert first.result() == (200, b"rows")


@pytest.mark.slow
def test_whoever_would_wait_too_long_is_told_at_once(own_port: int) -> None:
    port = own_port
    many = sizes.SIGN_INS + sizes.WAITING_SIGN_INS
    words = b"POST /accounts/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n1"
    with ExitStack() as lines:
        for _ in range(many):
            lines.enter_context(begun(port, words))
        time.sleep(1)

        line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        line.request("POST", "/accounts/login/", b"a=1")
        answer = line.getresponse()

        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        assert "请 5 秒后再试" in answer.read().decode()
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src" in answer.headers["Content-Security-Policy"]
        assert ask(port, "/api/x")[0] == 200
        line.close()


def test_the_application_sees_the_request_as_it_was_sent(port: int) -> None:
    sent = {"X-Thing": "1", "X_Thing": "2", "Cookie": "a=b", "Content-Type": "text/plain"}
    status, body = ask(port, "/%E8%AE%B8/seen?q=%20x", b"abc", sent)

    seen = ast.literal_eval(body.decode())
    assert status == 200
    assert seen["PATH_INFO"].encode("latin-1").decode() == "/许/seen"
    assert (seen["QUERY_STRING"], seen["REQUEST_METHOD"]) == ("q=%20x", "POST")
    assert (seen["CONTENT_TYPE"], seen["CONTENT_LENGTH"]) == ("text/plain", "3")
    assert (seen["HTTP_X_THING"], seen["HTTP_COOKIE"]) == ("1", "a=b")
    assert (seen["REMOTE_ADDR"], seen["SERVER_PORT"]) == ("127.0.0.1", str(port))
    assert seen["HTTP_HOST"] == f"127.0.0.1:{port}"
    assert seen["SERVER_PROTOCOL"] == "HTTP/1.1"


def test_each_worker_has_a_server_of_its_own(tmp_path: Path) -> None:
    settings = read_settings({"XUKE_DATA": str(tmp_path), "XUKE_WORKERS": "3"})

    commands = [child.command for child in Supervisor(settings, print).children]

    assert commands.count(web_command(settings)) == 3


def test_a_worker_that_dies_twice_takes_no_other_with_it(own_port: int, tmp_path: Path) -> None:
    dying = started(tmp_path, own_port)
    try:
        killed = 0
        until = time.monotonic() + PATIENCE
        while dying.poll() is None:
            assert time.monotonic() < until
            killed += _killed_worker(dying)
        assert killed >= 2
    finally:
        dying.kill()
        dying.wait(PATIENCE)

    assert {ask(own_port, "/") for _ in range(20)} == {(200, b"0")}


def _killed_worker(server: subprocess.Popen[bytes]) -> int:
    """Kill what this server has started; return how many that were."""
    with suppress(OSError):
        workers = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        for worker in workers:
            os.kill(int(worker), signal.SIGKILL)
        time.sleep(0.2)
        return len(workers)
    return 0


def test_a_line_serves_one_request_after_another(port: int) -> None:
    line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    for body in (b"abc", b"", b"x" * 300_000, b"de"):
        line.request("POST", "/api/x", body)
        answer = line.getresponse()
        assert (answer.status, answer.read()) == (200, str(len(body)).encode())
    line.close()
