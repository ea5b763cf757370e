"""How the cooperative reaches a member, and whether it may."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from kdim.members.enums import ConsentPurpose
from kdim.members.models import Consent, Member
from kdim.messages.enums import MessageChannel


@dataclass(frozen=True, slots=True)
class Reach:
    """A member's addresses, language and permission; what there is none of is empty."""

    name: str
    email: str
    phone: str  # E.164
    language: str
    may_be_told: bool  # the consent for messages stands

    def address(self, channel: MessageChannel) -> str:
        """Where a channel finds the member."""
        return self.email if channel is MessageChannel.EMAIL else self.phone


def reach(cooperative_id: int, member_id: int) -> Reach | None:
    """One member in one statement; None for none of here."""
    told = Consent.objects.of(cooperative_id).filter(
        member_id=OuterRef("id"), purpose=ConsentPurpose.MESSAGES, withdrawn_at__isnull=True
    )
    rows = Member.objects.of(cooperative_id).filter(pk=member_id).annotate(may_be_told=Exists(told))
    found = rows.values_list("name", "email", "phone", "person__language", "may_be_told").first()
    if found is None:
        return None
    name, email, phone, language, may_be_told = found
    return Reach(name=name, email=email, phone=phone, language=language or "id", may_be_told=may_be_told)
