"""A person at a browser, who knows pages by their words only; every page he sees is examined."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Locator, Page, StorageState, expect
from tests.journeys.inspection import Inspector
from tests.journeys.site import Site

from xuke.access.demonstration import PASSWORD

WIDE: Final = (1440, 900)
NARROW: Final = (360, 780)
_NUMBERS: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
_OPTIONAL: Final = r"\s*(（[^）]*填[^）]*）)?\s*$"


@dataclass
class Album:
    """The pictures of one journey, numbered as they were taken."""

    folder: Path
    taken: int = 0

    def __post_init__(self) -> None:
        """Throw the last time's pictures away."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def next(self, title: str) -> str:
        """Return the name of the next step, without the width."""
        self.taken += 1
        words = re.sub(r"[^\w]+", "-", title.partition(" · xuke")[0]).strip("-")
        return str(self.folder / f"{self.taken:02}-{words}")


@dataclass
class Memory:
    """What all journeys of a process share: who has signed in, and which pages were seen."""

    sessions: dict[str, StorageState] = field(default_factory=dict)
    pages: set[tuple[str, str]] = field(default_factory=set)

    def is_new(self, address: str, words: str) -> bool:
        """Whether no page at such an address was seen with these words, numbers aside."""
        page = (_NUMBERS.sub("#", address), _NUMBERS.sub("#", words))
        is_new = page not in self.pages
        self.pages.add(page)
        return is_new


@dataclass
class Visitors:
    """Those who come to the site in one journey."""

    site: Site
    browser: Browser
    album: Album
    memory: Memory
    present: list["Visitor"] = field(default_factory=list)

    def stranger(self, *, scripts: bool = True, session: StorageState | None = None) -> "Visitor":
        """Return somebody who is not signed in, or who was before."""
        context = self.browser.new_context(
            base_url=self.site.address,
            storage_state=session,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": WIDE[0], "height": WIDE[1]},
            java_script_enabled=scripts,
        )
        context.set_default_timeout(20_000)
        came = Visitor(context, self.album, self.memory, scripts=scripts)
        self.present.append(came)
        return came

    def person(self, username: str, *, scripts: bool = True) -> "Visitor":
        """Return somebody who has signed in, here or in an earlier journey."""
        if username in self.memory.sessions:
            return self.stranger(scripts=scripts, session=self.memory.sessions[username])
        came = self.stranger(scripts=scripts)
        came.go("/accounts/login/")
        came.fill("账号", username)
        came.fill("密码", PASSWORD)
        came.press("登录")
        self.memory.sessions[username] = came.context.storage_state()
        return came

    def leave(self) -> None:
        """Close every window; what the last pages complained of is heard first."""
        for one in self.present:
            one.inspector.no_complaints()
            one.context.close()


class Visitor:
    """One person with one window."""

    def __init__(
        self, context: BrowserContext, album: Album, memory: Memory, *, scripts: bool
    ) -> None:
        """Open a window."""
        self.context = context
        self.album = album
        self.memory = memory
        self.page: Page = context.new_page()
        self.inspector = Inspector(self.page, scripts=scripts)

    @property
    def main(self) -> Locator:
        """Return the page's main part."""
        return self.page.get_by_role("main")

    def go(self, path: str, *, status: int = 200) -> None:
        """Open an address of the site."""
        answer = self.page.goto(path)
        assert answer, path
        assert answer.status == status, (path, answer.status)
        self.look()

    def follow(self, name: str, *, nth: int = 0) -> None:
        """Follow a link by how its words begin; what only readers of screens hear counts too."""
        words = re.compile(r"^\s*" + r"\s*".join(map(re.escape, name.split())))
        with self._leaving():
            self.main.get_by_role("link", name=words).nth(nth).click()
        self.look()

    def follow_beside(self, words: str, name: str) -> None:
        """Follow a link in the row of a table that has these words."""
        row = self.main.get_by_role("row").filter(has_text=words)
        with self._leaving():
            row.get_by_role("link", name=name).click()
        self.look()

    def press(self, name: str, *, status: int = 200) -> None:
        """Press a button by its words."""
        with self._leaving(status):
            self.page.get_by_role("button", name=name, exact=True).last.click()
        self.look()

    def press_twice(self, name: str) -> None:
        """Press a button twice, as impatient people do, and wait for what comes of it."""
        here = self.page.url
        self.page.get_by_role("button", name=name, exact=True).last.dblclick()
        self.page.wait_for_url(lambda url: url != here)
        self.look()

    def fill(self, label: str, value: str) -> None:
        """Fill a field in by its label."""
        self.page.get_by_label(re.compile(f"^{re.escape(label)}{_OPTIONAL}")).fill(value)

    def select(self, label: str, value: str) -> None:
        """Choose from a list by its label."""
        self.page.get_by_label(re.compile(f"^{re.escape(label)}{_OPTIONAL}")).select_option(
            label=value
        )

    def choose(self, question: str, answer: str) -> None:
        """Choose one of the answers that stand below a question."""
        group = self.page.get_by_role("group", name=re.compile(f"^{re.escape(question)}"))
        group.get_by_role("radio", name=answer, exact=True).check()

    def tick(self, label: str) -> None:
        """Tick a box by its words."""
        self.page.get_by_role("checkbox", name=label).check()

    def attach(self, label: str, name: str, content: bytes, kind: str = "application/pdf") -> None:
        """Put a file into a field."""
        file = {"name": name, "mimeType": kind, "buffer": content}
        self.page.get_by_label(label).set_input_files(file)  # type: ignore[arg-type]

    def download(self, name: str) -> bytes:
        """Follow a link that gives a file, and return it."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=name).first.click()
        return Path(coming.value.path()).read_bytes()

    def sees(self, *words: str) -> None:
        """Expect that the page says this."""
        for text in words:
            expect(self.main).to_contain_text(text)

    def does_not_see(self, *words: str) -> None:
        """Expect that the page does not say this anywhere."""
        for text in words:
            expect(self.page.locator("body")).not_to_contain_text(text)

    def look(self) -> None:
        """Have a page that is new examined, and its picture taken wide and narrow."""
        if not self.memory.is_new(self.page.url, self.page.inner_text("body")):
            self.inspector.no_complaints()
            return
        name = self.album.next(self.page.title())
        self.inspector.finds_nothing()
        self.inspector.reads_well()
        self._picture(f"{name}-{WIDE[0]}.png")
        self.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        self.inspector.fits(NARROW[0])
        self._picture(f"{name}-{NARROW[0]}.png")
        self.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})

    def _picture(self, path: str) -> None:
        self.page.screenshot(path=path, full_page=True, animations="disabled")

    @contextmanager
    def _leaving(self, status: int = 200) -> Iterator[None]:
        """Wait for the page that comes, and see that it came as expected."""
        with self.page.expect_navigation() as coming:
            yield
        answer = coming.value
        assert answer.status == status, (self.page.url, answer.status)
