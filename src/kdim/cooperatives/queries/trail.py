"""Reading the trail."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kdim.cooperatives.models import AuditRecord


def trail(
    cooperative_id: int, *, words: str = "", acts: Collection[str] = (), subject: str = ""
) -> QuerySet[AuditRecord]:
    """The records of a cooperative, the newest first; ``words`` searches act, person and subject.

    ``acts`` are further acts that match: those whose words, in the reader's language, contain what was typed.
    """
    records: QuerySet[AuditRecord] = AuditRecord.objects.of(cooperative_id).order_by("-id")
    if subject:
        records = records.filter(subject=subject)
    if words:
        said = Q(act__icontains=words) | Q(act__in=acts)
        records = records.filter(said | Q(actor_name__icontains=words) | Q(subject__icontains=words))
    return records


def acts_of_request(cooperative_id: int, request_id: UUID) -> list[AuditRecord]:
    """The acts done under one request id: how an entry in the books leads back to who did what."""
    return list(AuditRecord.objects.of(cooperative_id).filter(request_id=request_id))


def acts_from_address(cooperative_id: int, act: str, address: str, since: datetime) -> int:
    """How often an act was done from one network address since a moment: for what anybody may do, but not endlessly."""
    records = AuditRecord.objects.of(cooperative_id).filter(act=act, address=address, at__gte=since)
    return int(records.count())
