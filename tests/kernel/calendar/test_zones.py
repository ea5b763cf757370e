from datetime import UTC, date, datetime, timedelta

import pytest

from kdim.kernel.calendar import Zone


def test_the_three_zones_are_seven_eight_and_nine_hours_ahead():
    at = datetime(2025, 1, 1, tzinfo=UTC)

    assert {zone.value: at.astimezone(zone.tzinfo).strftime("%H:%M %Z") for zone in Zone} == {
        "WIB": "07:00 WIB",
        "WITA": "08:00 WITA",
        "WIT": "09:00 WIT",
    }
    assert Zone("WIT").tzinfo.utcoffset(None) == timedelta(hours=9)


def test_one_moment_is_two_dates_at_the_two_ends_of_the_country():
    at = datetime(2024, 12, 31, 15, 30, tzinfo=UTC)

    assert (Zone.WIB.date_of(at), Zone.WIT.date_of(at)) == (date(2024, 12, 31), date(2025, 1, 1))


def test_a_moment_without_a_zone_is_a_defect():
    with pytest.raises(ValueError, match="time zone"):
        Zone.WIB.date_of(datetime(2025, 1, 1))  # noqa: DTZ001
