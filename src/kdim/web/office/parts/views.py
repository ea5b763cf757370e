"""Every part once, with figures that are the same at each visit."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kdim.cooperatives.enums import Role
from kdim.web.office.parts.forms import SampleForm
from kdim.web.office.parts.spellings import SPELLINGS

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
_WRONG = {"amount": "1.000 ribu", "on": "31/02/2025", "nik": "327606570890001", "kind": "wajib", "method": "cash"}


def _facts() -> dict[str, Any]:
    pokok = [30_000_000 + 400_000 * n for n in range(12)]
    wajib = [42_000_000 + 2_100_000 * n for n in range(12)]
    sukarela = [61_000_000 + (n * 7 % 5) * 1_900_000 + 3_200_000 * n for n in range(12)]
    return {
        "amount": 1_250_000,
        "loss": -500_000,
        "on": date(2026, 8, 17),
        "at": datetime(2026, 8, 17, 7, 5, tzinfo=UTC),
        "role": Role.BENDAHARA,
        "phone": "+6281234567890",
        "months": MONTHS,
        "one_line": {"Simpanan": [sum(parts) for parts in zip(pokok, wajib, sukarela, strict=True)]},
        "two_lines": {"Masuk": [n // 4 for n in sukarela], "Keluar": [n // 6 for n in wajib]},
        "parts": {"Pokok": pokok, "Wajib": wajib, "Sukarela": sukarela},
        "bars": [
            ("Warung dan toko", 86_400_000), ("Kuliner", 61_250_000), ("Kerajinan batik", 34_900_000),
            ("Jasa jahit", 12_300_000),
        ],
        "boxes": [
            {"name": month, "amount": 250_000, "state": state}
            for month, state in zip(MONTHS[:6], ["paid", "paid", "late", "due", "later", "later"], strict=True)
        ],
        "rows": [
            ("Siti Aminah", "0001-2024", "Setoran simpanan sukarela", date(2026, 8, 3), 150_000, 1_250_000),
            ("Budi Santoso", "0002-2024", "Penarikan simpanan sukarela", date(2026, 8, 4), -500_000, 2_310_500),
            ("Ni Made Ayu Lestari", "0003-2024", "Simpanan wajib Agustus", date(2026, 8, 5), 50_000, 600_000),
        ],
        "page": Paginator(range(300), 25).page(2),
        "confirm": [
            ("Anggota", "Siti Aminah · 0001-2024"), ("Masuk ke", "Simpanan sukarela 12-0001"), ("Dari", "Kas teller 1"),
        ],
        "nothing": SampleForm(auto_id="empty_%s"),
        "wrong": SampleForm(_WRONG, auto_id="wrong_%s"),
        "spellings": SPELLINGS,
        "tones": ["good", "attention", "danger", "quiet"],
    }  # fmt: skip


def all_parts(request: HttpRequest) -> HttpResponse:
    """The office's look, and every part in it."""
    return render(request, "office/parts/all_parts.html", _facts())


def portal_sample(request: HttpRequest) -> HttpResponse:
    """A member's home as it should feel."""
    return render(request, "office/parts/portal_sample.html", _facts())


def public_sample(request: HttpRequest) -> HttpResponse:
    """The cooperative's face as it should feel."""
    return render(request, "office/parts/public_sample.html", _facts())


def receipt_sample(request: HttpRequest) -> HttpResponse:
    """A slip of 58 mm, and on A4 with ``?a4``."""
    return render(request, "office/parts/receipt_sample.html", {**_facts(), "a4": "a4" in request.GET})
