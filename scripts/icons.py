"""Make the one sprite of icons from the npm package ``@tabler/icons`` (MIT).

    npm pack @tabler/icons && tar xf tabler-icons-*.tgz
    python scripts/icons.py package/icons

An icon that a page wants and that is not here is one more word in ``ICONS``.
"""

import re
import sys
from pathlib import Path

SPRITE = Path(__file__).resolve().parents[1] / "src" / "kdim" / "web" / "static" / "img" / "icons.svg"
ICONS = [
    "adjustments-horizontal",
    "alert-circle",
    "alert-triangle",
    "arrow-back-up",
    "arrow-down-left",
    "arrow-left",
    "arrow-right",
    "arrow-up-right",
    "arrows-exchange",
    "ban",
    "bell",
    "book-2",
    "brand-whatsapp",
    "building-bank",
    "building-community",
    "building-store",
    "calendar",
    "calendar-event",
    "cash",
    "chart-bar",
    "check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "circle-check",
    "circle-dashed",
    "circle-x",
    "clock",
    "coins",
    "copy",
    "device-mobile",
    "dots",
    "download",
    "edit",
    "eye",
    "eye-off",
    "file-spreadsheet",
    "file-text",
    "filter",
    "gavel",
    "help-circle",
    "history",
    "home",
    "id-badge-2",
    "info-circle",
    "key",
    "language",
    "list-details",
    "lock",
    "logout",
    "mail",
    "map-pin",
    "menu-2",
    "minus",
    "notes",
    "pig-money",
    "plus",
    "printer",
    "qrcode",
    "receipt-2",
    "report-money",
    "scale",
    "search",
    "send",
    "settings",
    "share",
    "shield-check",
    "shield-lock",
    "sitemap",
    "stack-2",
    "trash",
    "upload",
    "user",
    "user-check",
    "user-cog",
    "user-plus",
    "users",
    "wallet",
    "x",
]


def symbol(folder: Path, name: str) -> str:
    """One icon as a symbol; colour and width of the line come from the style sheet."""
    text = (folder / "outline" / f"{name}.svg").read_text(encoding="utf-8")
    paths = re.findall(r'<path d="([^"]+)" ?/>', text)
    if not paths:
        raise ValueError(f"{name} has no path")
    return f'<symbol id="{name}" viewBox="0 0 24 24"><path d="{" ".join(paths)}"/></symbol>'


def main(folder: str) -> None:
    """Write the sprite."""
    symbols = "\n".join(symbol(Path(folder), name) for name in sorted(ICONS))
    notice = "<!-- Tabler Icons, MIT, (c) Pawel Kuna; made by scripts/icons.py -->"
    SPRITE.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{notice}\n{symbols}\n</svg>\n', encoding="utf-8")
    print(f"{len(ICONS)} icons, {SPRITE.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
