import pytest

from kdim.kernel.typed import SHOWN, clean, shorten


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  satu \t dua\n", "satu dua"),
        ("Rp\u00a01.000", "Rp 1.000"),
        ("1\u202f000", "1 000"),
        ("1.000\u200b.000\ufeff\u2060", "1.000.000"),
        ("１２３，４５", "123,45"),  # noqa: RUF001
        ("٣", "3"),
        ("10²", "10²"),
        ("2025\u20131\u22122", "2025-1-2"),
        ("Ma'ruf é", "Ma'ruf é"),
        ("\u202e123", "123"),
        ("a\x00b\ud800c", "abc"),
    ],
)
def test_typed_text_becomes_plain(typed: str, plain: str):
    assert clean(typed) == plain


def test_what_was_typed_is_repeated_shortened():
    assert shorten("satu  dua") == "satu dua"
    assert shorten("x" * SHOWN) == "x" * SHOWN
    assert shorten("x" * (SHOWN + 1)) == "x" * (SHOWN - 1) + "…"


def test_ten_megabytes_are_shortened_without_being_read():
    assert shorten(" " * 10_000_000) == "…"
    assert shorten("9" * 10_000_000) == "9" * (SHOWN - 1) + "…"
