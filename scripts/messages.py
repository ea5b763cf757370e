"""Collect what can be translated into the Indonesian catalogue and compile it (needs GNU gettext).

    python scripts/messages.py            collect, then compile
    python scripts/messages.py compile    compile only, as after a merge

Both files are committed, so that a newcomer needs no gettext. What is still to be translated is listed at the end.
"""

import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parents[1] / "src" / "kdim" / "web"
CATALOGUE = WEB / "locale" / "id" / "LC_MESSAGES" / "django.po"
KEEP = ["--no-location", "--no-wrap", "--sort-output"]


def collect() -> None:
    """Every string of code and templates, sorted, without places or dates that only make conflicts."""
    command = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "-l",
        "id",
        "--no-location",
        "--no-wrap",
        "--no-obsolete",
    ]
    subprocess.run(command, cwd=WEB, check=True)
    subprocess.run(["msgattrib", *KEEP, "--clear-fuzzy", "--empty", "-o", CATALOGUE, CATALOGUE], check=True)
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(('"POT-Creation-Date', '"PO-Revision-Date', "#, python-"))]
    CATALOGUE.write_text("".join(kept), encoding="utf-8")


def compile_catalogue() -> None:
    """The binary that Django reads; the check finds a brace that a translation lost."""
    subprocess.run(["msgfmt", "--check-format", "-o", CATALOGUE.with_suffix(".mo"), CATALOGUE], check=True)


def untranslated() -> str:
    """What still lacks Indonesian, as entries of a catalogue."""
    command = ["msgattrib", "--untranslated", "--no-wrap", CATALOGUE]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    if sys.argv[1:] != ["compile"]:
        collect()
    compile_catalogue()
    sys.stdout.write(untranslated())
