import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.reading import (
    LARGEST,
    AmountAmbiguous,
    AmountHasSen,
    AmountMissing,
    AmountNegative,
    AmountTooLarge,
    AmountTooLong,
    AmountUnreadable,
    read_amount,
    read_signed_amount,
)
from kdim.kernel.refusals import Refusal
from kdim.kernel.rupiah import format_rupiah, group_digits


def answer(text: str) -> int | str:
    """The amount read, or the code of the refusal."""
    try:
        return read_amount(text)
    except Refusal as refusal:
        return refusal.code


amounts = st.integers(min_value=0, max_value=LARGEST)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", 0),
        ("Rp0", 0),
        ("1250000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1.000", 1_000),
        ("1,000", 1_000),
        ("1.000.000,-", 1_000_000),
        ("1.000.000,--", 1_000_000),
        ("1.000.000.-", 1_000_000),
        ("1.000.000,=", 1_000_000),
        ("Rp1.000.000,00", 1_000_000),
        ("1,000,000.00", 1_000_000),
        ("1250000.0", 1_250_000),
        ("Rp 1,000,000", 1_000_000),
        ("Rp. 10.000", 10_000),
        ("RP.10.000", 10_000),
        ("IDR 10,000", 10_000),
        ("10.000 rupiah", 10_000),
        ("10000rupiah", 10_000),
        ("1jt", 1_000_000),
        ("1 Jt.", 1_000_000),
        ("1,5 juta", 1_500_000),
        ("1.5 juta", 1_500_000),
        ("0,125 juta", 125_000),
        ("Rp 1,25 juta rupiah", 1_250_000),
        ("1,2345 juta", 1_234_500),
        ("1.250,5 juta", 1_250_500_000),
        ("2 ribu", 2_000),
        ("500rb", 500_000),
        ("500k", 500_000),
        ("1.000.000 ribu", 1_000_000_000),
        ("1250 ribu", 1_250_000),
        ("2 miliar", 2_000_000_000),
        ("2,5 milyar", 2_500_000_000),
        ("1 triliun", 1_000_000_000_000),
        ("Rp\u00a01.000.000", 1_000_000),
        ("1\u202f000\u202f000", 1_000_000),
        ("\u200b1.000\u200b.000\ufeff", 1_000_000),
        ("1. 000 .000", 1_000_000),
        ("１．０００．０００", 1_000_000),  # noqa: RUF001
        ("  75.000\t", 75_000),
    ],
)
def test_amounts_are_read_as_people_type_them(text: str, amount: int):
    assert read_amount(text) == amount
    assert read_signed_amount(text) == amount


@given(amounts)
def test_a_written_amount_reads_back_as_itself(amount: int):
    assert read_amount(format_rupiah(amount)) == amount
    assert read_amount(f"{format_rupiah(amount)},-") == amount
    assert read_amount(f"{amount:,}.00") == amount
    assert read_amount(group_digits(amount).replace(".", "\u00a0")) == amount


@given(st.integers(min_value=-LARGEST, max_value=LARGEST))
def test_a_written_negative_amount_reads_back_where_signs_are_wanted(amount: int):
    assert read_signed_amount(format_rupiah(amount)) == amount


@pytest.mark.parametrize("text", ["-500", "\u2212500", "(500)", "-Rp500", "Rp-500", "Rp (500)", "( 500 )", "- 500,-"])
def test_a_negative_amount_is_refused_unless_asked_for(text: str):
    assert read_signed_amount(text) == -500
    with pytest.raises(AmountNegative):
        read_amount(text)


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u00a0"])
def test_an_empty_field_is_missing_rather_than_zero(text: str):
    with pytest.raises(AmountMissing) as refusal:
        read_amount(text)

    assert refusal.value.facts == {}


@pytest.mark.parametrize(
    "text",
    [
        "sejuta",
        "Rp",
        "-",
        "()",
        "jt",
        "1.00.000",
        "1.000,000",
        "1.0000",
        "1.000 000",
        "10.",
        ".500",
        "0812345678",
        "0.500",
        "00,5,5",
        "1 lusin",
        "1.00.0 juta",
        "1,00.5 juta",
        "1e6",
        "10²",
        "1.000-",
        "+500",
        "1000;2000",
        "<script>",
        "1 5 juta",
    ],
)
def test_what_is_no_amount_is_refused(text: str):
    with pytest.raises(AmountUnreadable) as refusal:
        read_amount(text)

    assert refusal.value.facts == {"typed": text}


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.250 ribu", (1_250, 1_250_000)),
        ("1,250 juta", (1_250_000, 1_250_000_000)),
        ("1M", (1_000_000, 1_000_000_000)),
        ("2,5 M", (2_500_000, 2_500_000_000)),
    ],
)
def test_an_amount_that_could_be_two_is_refused_with_both(text: str, readings: tuple[int, int]):
    with pytest.raises(AmountAmbiguous) as refusal:
        read_amount(text)

    assert refusal.value.facts == {"typed": text, "readings": readings}


@pytest.mark.parametrize(
    ("text", "whole"),
    [("1.000,50", 1_000), ("1,000.5", 1_000), ("1.5", 1), ("0,75", 0), ("1,2345 ribu", 1_234)],
)
def test_sen_are_refused_with_the_rupiah_before_them(text: str, whole: int):
    with pytest.raises(AmountHasSen) as refusal:
        read_amount(text)

    assert refusal.value.facts == {"typed": text, "whole": whole}


@pytest.mark.parametrize("text", ["1.000.000.000.000.000", "1000 triliun", "9" * 30])
def test_an_amount_beyond_every_cooperative_is_refused(text: str):
    with pytest.raises(AmountTooLarge) as refusal:
        read_amount(text)

    assert refusal.value.facts == {"typed": text, "largest": LARGEST}


@pytest.mark.parametrize("character", ["9", " ", ".", "(", "\u200b"])
def test_ten_megabytes_are_refused_at_once(character: str):
    with pytest.raises(AmountTooLong) as refusal:
        read_amount(character * 10_000_000)

    assert refusal.value.facts == {"length": 10_000_000, "longest": 64}


@given(st.text(alphabet="0123456789.,- ()Rprbjtkm\u00a0½²", max_size=20))
def test_whatever_is_typed_gives_an_amount_or_a_refusal(text: str):
    outcome = answer(text)

    assert outcome.startswith("amount_") if isinstance(outcome, str) else 0 <= outcome <= LARGEST
