"""A file that was taken over is undone as a whole, by a second person."""

from datetime import date

import pytest
from tests.processes.moving.conftest import BUDI, SITI, TODAY

from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.processes.moving import actions
from kdim.processes.moving.enums import BatchStatus
from kdim.processes.moving.queries import open_difference
from kdim.savings.actions import raise_dues, request_reversal
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DuesObligation, SavingsAccount

ROLES = (AccountRole.SAVINGS_POKOK, AccountRole.SAVINGS_WAJIB, AccountRole.SAVINGS_SUKARELA)


@pytest.fixture
def people(moving):
    """Two persons with names of their own."""
    from dataclasses import replace

    from kdim.cooperatives.models import Person

    made = [Person.objects.create(name=name, phone=f"+62811000{n}") for n, name in enumerate(("Ketua", "Bendahara"))]
    return [replace(moving.saving.actor, person_id=person.id, name=person.name) for person in made]


def asked(moving, people, batch_id):
    entry = moving.batch(batch_id).entry_id
    return request_reversal(
        **{**moving.saving.frame, "actor": people[0]}, on=TODAY, entry_id=entry, reason="Daftar yang salah"
    )


def test_a_second_person_undoes_everything(moving, people):
    batch_id = moving.taken_over()
    from kdim.kernel.calendar import Month

    raise_dues(**moving.saving.frame, month=Month(2025, 6))
    reversal = asked(moving, people, batch_id)
    actions.approve_reversal(**{**moving.saving.frame, "actor": people[1]}, reversal_id=reversal)

    assert moving.batch(batch_id).status == BatchStatus.UNDONE
    assert [books.balance(moving.at_home, account=role) for role in ROLES] == [0, 0, 0]
    assert open_difference(moving.at_home) == 0
    members = Member.objects.of(moving.at_home).values_list("status", "number", "joined_on")
    assert set(members) == {(MemberStatus.WITHDRAWN, "", None)}
    assert set(SavingsAccount.objects.of(moving.at_home).values_list("closed_on", flat=True)) == {TODAY}
    assert not DuesObligation.objects.of(moving.at_home).exists()
    assert list(books.check(moving.at_home)) == []


def test_the_file_may_come_again_afterwards(moving, people):
    batch_id = moving.taken_over()
    actions.approve_reversal(**{**moving.saving.frame, "actor": people[1]}, reversal_id=asked(moving, people, batch_id))
    again = moving.taken_over()

    assert again != batch_id
    assert [books.balance(moving.at_home, account=role) for role in ROLES] == [200_000, 1_050_000, 250_000]


def test_whoever_asked_does_not_decide(moving, people):
    batch_id = moving.taken_over()
    reversal = asked(moving, people, batch_id)

    with pytest.raises(ledger.SamePerson):
        actions.approve_reversal(**{**moving.saving.frame, "actor": people[0]}, reversal_id=reversal)
    assert moving.batch(batch_id).status == BatchStatus.DONE


def test_a_member_who_saved_since_is_in_the_way(moving, people):
    batch_id = moving.taken_over()
    siti = Member.objects.of(moving.at_home).get(number="A-1")
    account = SavingsAccount.objects.of(moving.at_home).get(
        member=siti, product_id=moving.products[SavingsKind.SUKARELA]
    )
    moving.saving.deposit(account.id, 50_000, on=TODAY)

    with pytest.raises(actions.MembersMoved) as refused:
        actions.approve_reversal(
            **{**moving.saving.frame, "actor": people[1]}, reversal_id=asked(moving, people, batch_id)
        )
    assert refused.value.facts == {"name": "Siti Aminah", "count": 1}
    assert moving.batch(batch_id).status == BatchStatus.DONE


def test_known_members_stay_when_a_later_list_is_undone(moving, people):
    moving.taken_over()
    batch_id = moving.upload(SITI, BUDI, (3, "Made Wirya", "A-3", None, None, 100_000, 50_000, 0))
    moving.commit(batch_id, members=3, pokok=300_000, wajib=1_100_000, sukarela=250_000)
    actions.approve_reversal(**{**moving.saving.frame, "actor": people[1]}, reversal_id=asked(moving, people, batch_id))

    assert [books.balance(moving.at_home, account=role) for role in ROLES] == [200_000, 1_050_000, 250_000]
    assert Member.objects.of(moving.at_home).filter(status=MemberStatus.ACTIVE).count() == 2


def test_any_other_entry_is_undone_as_before(moving, people):
    from kdim.ledger.entries import Line

    entry = ledger.record_journal(
        **moving.saving.frame, on=date(2025, 6, 2), memo="Jasa bank",
        lines=[Line(AccountRole.BANK, 5_000), Line(AccountRole.BANK_INTEREST, -5_000)],
    )  # fmt: skip
    reversal = request_reversal(
        **{**moving.saving.frame, "actor": people[0]}, on=TODAY, entry_id=entry, reason="Salah catat"
    )
    actions.approve_reversal(**{**moving.saving.frame, "actor": people[1]}, reversal_id=reversal)

    assert books.balance(moving.at_home, account=AccountRole.BANK) == 0
