"""What waits for a second officer, in a fixed number of statements."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.enums import ProposalKind, Role
from kdim.cooperatives.models import OfficeProposal
from kdim.cooperatives.queries import proposals_asked


def test_many_that_wait_take_one_statement_and_the_oldest_is_first(cooperative, person, at, on):
    for number in range(5):
        phone = f"+62813000{number:05}"
        chosen = make_person(cooperative_id=cooperative.id, name=f"Budi {number}", phone=phone, sign_in_names=(phone,))
        OfficeProposal.objects.create(
            cooperative=cooperative, kind=ProposalKind.APPOINTMENT, person_id=chosen, role=Role.KASIR, from_on=on,
            asked_by=person, asked_at=at - timedelta(hours=number),
        )  # fmt: skip

    with CaptureQueriesContext(connection) as seen:
        found = proposals_asked(cooperative.id, at)

    assert len(seen) == 1
    assert [one.name for one in found] == ["Budi 4", "Budi 3", "Budi 2", "Budi 1", "Budi 0"]
