"""Papers as PDF/A: a template in ``templates/``, facts as plain values, bytes out; the same facts give the same bytes.

The templates hold no words and no rule: every sentence and every written amount comes with the facts. One compiler is
kept for all of them, because making one costs more than a page does.
"""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.http import HttpResponse
from django.utils.text import slugify

PDF_TYPE = "application/pdf"
_HERE = Path(__file__).parent
_one_at_a_time = threading.Lock()


def make_pdf(template: str, facts: Mapping[str, Any], *, made_at: datetime, tagged: bool = True) -> bytes:
    """The paper of a template; ``facts`` are texts, numbers, lists and mappings, ``made_at`` stands in its metadata.

    ``tagged`` papers can be read aloud.
    """
    told = {**facts, "made": [made_at.year, made_at.month, made_at.day, made_at.hour, made_at.minute, made_at.second]}
    with _one_at_a_time:
        made: bytes = _compiler().compile(
            input=str(_HERE / "templates" / f"{template}.typ"),
            sys_inputs={"facts": json.dumps(told, ensure_ascii=False)},
            pdf_standards=["a-2b"],
            pdf_tags=tagged,
        )
    return made


def show_pdf(made: bytes, *names: str) -> HttpResponse:
    """A paper as an answer that the browser shows and nobody keeps; ``names`` become the name of the file."""
    stem = "-".join(part for part in map(slugify, names) if part) or "kdim"
    response = HttpResponse(made, content_type=PDF_TYPE)
    response["Content-Disposition"] = f'inline; filename="{stem}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def qr_svg(text: str) -> str:
    """A QR code as SVG for a page or a paper, black on nothing; medium error correction bears a crumpled slip."""
    return str(segno.make(text, error="m", micro=False).svg_inline(scale=4, border=2, omitsize=True))


@cache
def _compiler() -> Any:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(_HERE / "fonts")])
    return typst.Compiler(root=str(_HERE / "templates"), font_paths=fonts, ignore_system_fonts=True)
