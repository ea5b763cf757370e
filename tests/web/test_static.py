"""What the browser gets is whole and light."""

import gzip
import re
from pathlib import Path

import kdim

WEB = Path(kdim.__file__).parent / "web"
CSS = WEB / "static" / "css"


def test_every_icon_that_is_used_is_in_the_sprite():
    sprite = (WEB / "static" / "img" / "icons.svg").read_text(encoding="utf-8")
    used = set()
    for path in WEB.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'{% icon "([\w-]+)"', text)) | set(re.findall(r'mark="([\w-]+)"', text))

    assert used - set(re.findall(r'id="([\w-]+)"', sprite)) == set()


def test_the_style_of_an_audience_is_at_most_twenty_kilobytes():
    for audience in ("public", "portal", "office", "receipt"):
        files = [CSS / name for name in ("tokens.css", "parts.css", f"{audience}.css")]

        assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= 20_000


def test_colours_are_written_in_the_tokens_only():
    for path in CSS.glob("*.css"):
        if path.name != "tokens.css":
            assert set(re.findall(r"#[0-9a-f]{3,8}\b", path.read_text(encoding="utf-8"))) - {"#fff", "#000"} == set()


def test_pages_fetch_nothing_from_elsewhere():
    for path in [*WEB.rglob("*.html"), *CSS.glob("*.css"), *(WEB / "static" / "js").glob("*.js")]:
        addresses = re.findall(r"https?://[\w./-]+", path.read_text(encoding="utf-8"))

        assert set(addresses) - {"https://wa.me/"} == set(), path.name
