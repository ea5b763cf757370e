"""A real Chromium for tests marked ``browser``, and what to ask of each page it opens.

    @pytest.mark.browser
    def test_home(live_server, page, check_page):
        page.goto(f"{live_server.url}/")
        check_page(page)

The browser is Debian's (``/usr/bin/chromium`` or the environment variable ``CHROMIUM``); nothing is downloaded.
"""

import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SWITCHES = [
    "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
AXE = Path(__file__).parent / "data" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOTS = Path(__file__).parents[1] / "build" / "screenshots"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run. Its driver runs an event loop here, which Django must be told is no harm."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def context(browser) -> Iterator[BrowserContext]:
    """A fresh profile on a phone, in Indonesian."""
    context = browser.new_context(viewport=PHONE, locale="id-ID", timezone_id="Asia/Jakarta", reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    """A page that fails its test when the browser complains: an error in a script, a breach of the content policy."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    assert complaints == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong with the page as it stands, each with the place; empty is good."""

    def run(page: Page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(
            "rules => axe.run({runOnly: {type: 'tag', values: rules}})", RULES
        )  # evaluated by the debugger, which the content policy does not bind
        return [
            f"{wrong['id']}: {node['target'][0]} {node.get('failureSummary', '')}"
            for wrong in found["violations"]
            for node in wrong["nodes"]
        ]

    return run


@pytest.fixture
def fits() -> Callable[[Page], bool]:
    """Whether nothing of the page sticks out to the right."""

    def run(page: Page) -> bool:
        return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))

    return run


def _settled(page: Page, axe: Callable[[Page], list[str]]) -> list[str]:
    """What axe finds three times in a row: a busy machine shows a page between two colour schemes, a defect stays."""
    found: list[str] = []
    for _ in range(3):
        found = axe(page)
        if not found:
            break
        page.wait_for_timeout(300)
    return found


@pytest.fixture
def check_page(axe, fits) -> Callable[[Page], None]:
    """No axe violation and no sideways scrolling, on a phone and on a desk, in light and in dark."""

    def run(page: Page) -> None:
        before = page.viewport_size
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            assert fits(page), f"{page.url} is wider than {size['width']} pixels"
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
                page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)))")
                found = _settled(page, axe)
                assert found == [], f"{page.url} at {size['width']} pixels, {scheme}: {found}"
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(before)

    return run


@pytest.fixture
def screenshot() -> Callable[[Page, str], Path]:
    """A picture of the whole page in ``build/screenshots``, for people to look at."""

    def run(page: Page, name: str) -> Path:
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return run


@pytest.fixture
def weigh(context) -> Callable[[str], int]:
    """Bytes that a visit to an address costs, each text compressed as the product serves it.

    The first visit of a test starts with an empty cache, a later one has what the browser kept. Of what the live server
    of the tests sends, only the compression differs from the product, so it is applied here.
    """

    kept: set[str] = set()

    def run(url: str) -> int:
        page = context.new_page()
        seen: list[Response] = []
        page.on("response", lambda response: seen.append(response))  # noqa: PLW0108 - it refuses builtins
        page.goto(url, wait_until="networkidle")
        total = sum(_weight(response) for response in seen if response.url not in kept)
        kept.update(response.url for response in seen if "/static/" in response.url)
        page.close()
        return total

    return run


def _weight(response: Response) -> int:
    headers = sum(len(name) + len(value) + 4 for name, value in response.headers.items())
    if 300 <= response.status < 400:
        return headers
    body = response.body()
    return headers + (len(body) if response.url.endswith((".woff2", ".png", ".jpg")) else len(gzip.compress(body)))
