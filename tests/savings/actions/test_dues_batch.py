"""The statement that asks a month's dues; who is asked stands in ``test_wajib``."""

from datetime import date

from kdim.kernel.calendar import Month
from kdim.savings.actions.dues_batch import insert_dues
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DuesObligation, SavingsAccount


def test_each_obligation_has_an_id_of_its_own_and_the_facts_of_the_month(saving):
    for n in range(5):
        saving.member(f"Anggota {n}")
    product = saving.products[SavingsKind.WAJIB]
    cooperative = saving.actor.cooperative_id
    raised = insert_dues(cooperative, product, Month(2025, 2), 50_000, date(2025, 2, 10))

    rows = DuesObligation.objects.of(cooperative)
    accounts = SavingsAccount.objects.of(cooperative).filter(product_id=product)
    assert raised == 5
    assert len(set(rows.values_list("id", flat=True))) == 5
    assert set(rows.values_list("account_id", flat=True)) == set(accounts.values_list("id", flat=True))
    assert set(rows.values_list("month", "amount", "due_on")) == {(date(2025, 2, 1), 50_000, date(2025, 2, 10))}


def test_closed_accounts_are_not_asked(saving):
    saving.member()
    SavingsAccount.objects.of(saving.actor.cooperative_id).update(closed_on=date(2025, 1, 31))
    product = saving.products[SavingsKind.WAJIB]

    assert insert_dues(saving.actor.cooperative_id, product, Month(2025, 2), 50_000, date(2025, 2, 10)) == 0
