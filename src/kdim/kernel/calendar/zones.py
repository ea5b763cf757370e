"""Indonesia's three time zones; none has summer time, so each is a fixed offset."""

from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}


class Zone(StrEnum):
    """Waktu Indonesia Barat, Tengah, Timur."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def tzinfo(self) -> timezone:
        """UTC+7, +8 or +9, named as on an Indonesian clock."""
        return timezone(timedelta(hours=_HOURS[self]), self.value)

    def date_of(self, at: datetime) -> date:
        """The date on the cooperative's wall calendar at that moment; ``at`` must carry its zone."""
        if at.tzinfo is None:
            raise ValueError("a moment without a time zone has no date")
        return at.astimezone(self.tzinfo).date()
