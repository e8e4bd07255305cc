"""What is wrong with a page that a person sees: barriers, complaints of the browser, overflow."""

import re
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import ConsoleMessage, Page, Request
from tests.journeys.site import ROOT
from tests.punctuation import faults

AXE: Final = ROOT / "build" / "static" / "vendor" / "axe.min.js"
_RUN: Final = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"], preload: false});
  return found.violations.map(one => one.id + ": " + one.help + " "
    + one.nodes.map(node => node.target.join(" ") + " " + node.failureSummary).join(" | "));
}"""
_OVERFLOW: Final = """width => [...document.querySelectorAll("body *")]
  .filter(one => one.getBoundingClientRect().right > width + 1)
  .slice(0, 5).map(one => one.outerHTML.slice(0, 160))"""
_WIDTH: Final = "() => document.scrollingElement.scrollWidth"
_CUT: Final = """() => [...document.querySelectorAll("header, header *, nav, nav *, h1, h2")]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1
    && getComputedStyle(one).overflowX !== "visible" && getComputedStyle(one).display !== "inline")
  .slice(0, 5).map(one => one.outerHTML.slice(0, 160))"""
_WATCH_POLICY: Final = """document.addEventListener("securitypolicyviolation", event =>
  console.error("CSP " + event.violatedDirective + " " + event.blockedURI))"""
_STATUS: Final = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


class Inspector:
    """Looks at every page of one window; without scripts axe cannot look, the rest can."""

    def __init__(self, page: Page, *, scripts: bool) -> None:
        """Listen to the window's complaints from now on."""
        self.page = page
        self.scripts = scripts
        self.complaints: list[str] = []
        self.asked: set[str] = set()
        page.on("request", self._note)
        page.add_init_script(_WATCH_POLICY)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, request: Request) -> None:
        """Keep the address of a page, as distinct from what belongs to a page."""
        if request.is_navigation_request():
            self.asked.add(request.url)

    def _hear(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings, but not that a page itself was an answer of refusal."""
        place = message.location.get("url", "")
        is_page = bool(_STATUS.match(message.text)) and place in self.asked
        if message.type in {"error", "warning"} and not is_page:
            self.complaints.append(f"{message.text} ({place})")

    def finds_nothing(self) -> None:
        """Expect no barrier, and no complaint."""
        self.no_complaints()
        barriers = self._barriers()
        assert not barriers, (self.page.url, barriers)

    def no_complaints(self) -> None:
        """Expect that the browser said nothing bad so far."""
        assert not self.complaints, (self.page.url, self.complaints)

    def forgive(self, *words: str) -> None:
        """Forget complaints with these words, which the journey itself brought about."""
        self.complaints = [one for one in self.complaints if not any(part in one for part in words)]

    def reads_well(self) -> None:
        """Expect that what the page says is punctuated as Chinese is."""
        wrong = faults(self.page.inner_text("body"))
        assert not wrong, (self.page.url, wrong)

    def fits(self, width: int) -> None:
        """Expect that nothing stands beyond the right edge, and that no head or way on is cut."""
        if self.scripts:
            cut = self.page.evaluate(_CUT)
            assert not cut, (self.page.url, cut)
            wide = int(self.page.evaluate(_WIDTH))
            assert wide <= width, (self.page.url, wide, self.page.evaluate(_OVERFLOW, width))

    def _barriers(self) -> list[str]:
        """Return what axe finds."""
        if not self.scripts:
            return []
        self.page.evaluate(_axe())
        found: list[Any] = self.page.evaluate(_RUN)
        return [str(one) for one in found]


def _axe() -> str:
    """Return axe itself."""
    return Path(AXE).read_text(encoding="utf-8")
