"""Addresses of the books, and posting for the tests of their pages."""

from datetime import date
from uuid import uuid4

from kdim.ledger import actions, queries
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind, OwnerKind
from kdim.ledger.models import Account

J, A, N = "/office/buku/jurnal/", "/office/buku/akun/", "/office/buku/neraca-saldo/"
R, P, CHECK, NEW = (
    "/office/buku/pembatalan/",
    "/office/buku/periode/",
    "/office/buku/periksa/",
    "/office/buku/jurnal/baru/",
)
JUNE = {"dari": "1-6-2025", "sampai": "30-6-2025"}


class Books:
    """Posting for the tests."""

    def __init__(self, office, at, actor):
        self.office, self.at, self.actor = office, at, actor
        self.siti = self.open("Siti Aminah", 1)

    def open(self, name, owner_id):
        return actions.open_subaccount(
            actor=self.actor, account=AccountRole.SAVINGS_SUKARELA, owner_kind=OwnerKind.SAVINGS_ACCOUNT,
            owner_id=owner_id, name=name, on=date(2025, 4, 1),
        )  # fmt: skip

    def save(self, amount, on=date(2025, 6, 3), memo="Setoran Siti"):
        lines = (Line(AccountRole.CASH_DESK, amount), Line(AccountRole.SAVINGS_SUKARELA, -amount, subaccount=self.siti))
        entry = Entry(on, EntryKind.DEPOSIT, memo, lines)
        return actions.post([entry], actor=self.actor, at=self.at, request_id=uuid4())[0]

    def id_of(self, role):
        return queries.account_of_role(self.office.id, role)

    def code_of(self, role):
        return Account.objects.of(self.office.id).get(pk=self.id_of(role)).code


def post(client, url, **fields):
    return client.post(url, {"request_id": str(uuid4()), **fields})
