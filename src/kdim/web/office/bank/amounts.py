"""Amounts of the bank as people read them."""

from kdim.web import formats


def in_rupiah(sen: int) -> str:
    """Whole sen as "Rp8.219,45", without sen when there are none."""
    whole, rest = divmod(abs(sen), 100)
    return ("-" if sen < 0 else "") + formats.rupiah(whole) + (f",{rest:02}" if rest else "")
