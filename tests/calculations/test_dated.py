from datetime import date

import pytest

from kdim.calculations.dated import Dated, RuleUnknown

TABLE = Dated(((date(2020, 1, 1), "first"), (date(2025, 7, 1), "second")))


def test_a_value_holds_until_the_day_before_the_next():
    assert [TABLE.at(on) for on in (date(2020, 1, 1), date(2025, 6, 30), date(2025, 7, 1))] == [
        "first",
        "first",
        "second",
    ]


def test_a_day_before_the_table_begins_is_refused():
    with pytest.raises(RuleUnknown) as refusal:
        TABLE.at(date(2019, 12, 31))

    assert refusal.value.facts == {"on": date(2019, 12, 31), "earliest": date(2020, 1, 1)}


@pytest.mark.parametrize(
    "rows", [(), ((date(2025, 1, 1), 1), (date(2020, 1, 1), 2)), ((date(2025, 1, 1), 1), (date(2025, 1, 1), 2))]
)
def test_a_table_out_of_order_is_a_defect(rows: tuple[tuple[date, int], ...]):
    with pytest.raises(ValueError, match="dated table"):
        Dated(rows)
