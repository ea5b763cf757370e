"""Tables of this room."""

from kdim.members.models.member import Member, NumberSeries
from kdim.members.models.particulars import Consent, Heir, StatusChange

__all__ = ["Consent", "Heir", "Member", "NumberSeries", "StatusChange"]
