from datetime import date

from kdim.kernel.calendar import (
    MONTH_NAMES,
    Month,
    date_words,
    format_date,
    format_date_short,
    format_month,
    weekday_name,
)
from kdim.kernel.reading import read_date

INDEPENDENCE = date(1945, 8, 17)


def test_dates_are_written_in_indonesian():
    assert format_date(INDEPENDENCE) == "17 Agustus 1945"
    assert format_date_short(INDEPENDENCE) == "17 Agu 1945"
    assert format_month(Month(1945, 8)) == "Agustus 1945"
    assert weekday_name(INDEPENDENCE) == "Jumat"
    assert date_words(INDEPENDENCE) == "Jumat, tujuh belas Agustus seribu sembilan ratus empat puluh lima"


def test_every_written_date_reads_back():
    days = [date(2025, month, 28) for month in range(1, 13)]

    assert len(MONTH_NAMES) == 12
    assert [read_date(format_date(on)) for on in days] == days
    assert [read_date(format_date_short(on)) for on in days] == days
    assert [read_date(f"{weekday_name(on)}, {format_date(on)}") for on in days] == days
