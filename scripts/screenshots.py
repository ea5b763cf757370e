"""``make docs``: open a fresh demonstration in a folder of its own and take the README's pictures of it."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
PORT = 8799
HOME = f"http://127.0.0.1:{PORT}"
MEMBER, TELLER, MANAGER = ("2024-0001", "170845"), ("081390001006", "240791"), ("081390001005", "160582")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


def main() -> None:
    """Every picture anew; the demonstration is thrown away."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kdim", "open", "--port", str(PORT)]
        server = subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
        try:
            wait()
            with sync_playwright() as playwright:
                chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
                browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
                take(browser)
                browser.close()
        finally:
            server.terminate()
            server.wait()


def wait() -> None:
    """Until the first page answers; building takes about half a minute."""
    for _ in range(180):
        try:
            urllib.request.urlopen(HOME)
        except OSError:
            time.sleep(1)
        else:
            return
    raise SystemExit("The demonstration did not open.")


def take(browser: Browser) -> None:
    """The pictures that the README shows."""
    phone = signed_in(browser, PHONE, *MEMBER)
    picture(phone, "/portal/", "portal-home-360")
    phone.goto(HOME + "/portal/")
    phone.locator("a[href*='/portal/simpanan/']", has_text="Simpanan sukarela").first.click()
    phone.wait_for_load_state()
    phone.screenshot(path=IMAGES / "passbook-360.png")
    desk = signed_in(browser, DESK, *TELLER)
    desk.goto(HOME + "/office/meja/")  # leads to opening the drawer of the day: nothing more from the vault, and yes
    desk.locator("[name=amount]").press("Enter")
    desk.locator(".sheet .button").first.press("Enter")
    desk.locator("#find").wait_for()
    desk.keyboard.type("2024-0001")
    desk.locator("#hits[data-words] a.row-next, #hits a").first.wait_for()
    desk.keyboard.press("Enter")
    desk.locator("[data-key=s]").wait_for()
    desk.wait_for_load_state()
    desk.screenshot(path=IMAGES / "desk-1280.png")
    manager = signed_in(browser, DESK, *MANAGER)
    picture(manager, "/office/buku/neraca-saldo/", "trial-balance-1280")
    picture(manager, "/office/", "office-1280")


def signed_in(browser: Browser, size: dict[str, int], name: str, pin: str) -> Page:
    """A fresh browser in which somebody of the demonstration is signed in."""
    page = browser.new_context(viewport=size, locale="id-ID").new_page()
    page.goto(HOME + "/masuk/")
    page.fill("[name=name]", name)
    page.fill("[name=secret]", pin)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/masuk/" not in url)
    return page


def picture(page: Page, path: str, name: str) -> None:
    """What stands on the screen, not the whole length of the page."""
    page.goto(HOME + path)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
