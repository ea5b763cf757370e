"""Whole numbers in Indonesian words, as receipts and minutes spell them out."""

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SMALL = (*_DIGITS, "sepuluh", "sebelas", *(f"{digit} belas" for digit in _DIGITS[2:]))
_SCALES = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun")
_LIMIT = 1000 ** len(_SCALES)


def terbilang(number: int) -> str:
    """``1250000`` as ``"satu juta dua ratus lima puluh ribu"``; ``-5`` as ``"minus lima"``.

    One thousand is *seribu*, but after a larger word *satu ribu*: 1.001.000 is "satu juta satu ribu".
    Every BIGINT has words; from 10^21 on it raises ValueError.
    """
    if abs(number) >= _LIMIT:
        raise ValueError(f"no words for numbers from {_LIMIT} on")
    if number < 0:
        return f"minus {terbilang(-number)}"
    if number < 1000:
        return _below_thousand(number)
    if number < 2000:
        return " ".join(["seribu", *([_below_thousand(number - 1000)] if number > 1000 else [])])
    words: list[str] = []
    for power in range(len(_SCALES) - 1, -1, -1):
        count = number // 1000**power % 1000
        if count:
            words += [_below_thousand(count), _SCALES[power]]
    return " ".join(word for word in words if word)


def _below_thousand(number: int) -> str:
    """0 to 999."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        head = f"{_SMALL[tens]} puluh"
    else:
        hundreds, ones = divmod(number, 100)
        head = "seratus" if hundreds == 1 else f"{_SMALL[hundreds]} ratus"
    return f"{head} {_below_thousand(ones)}" if ones else head
