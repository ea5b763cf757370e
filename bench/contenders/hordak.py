"""django-hordak, used as its documentation says; PostgreSQL only. Runs in the environment of the other ledgers."""

import os
import warnings

from bench.contenders.other_settings import configure
from bench.serving import repeated, serve, timed

warnings.simplefilter("ignore")
configure("mptt", "djmoney", "hordak", HORDAK_DECIMAL_PLACES=0, HORDAK_INTERNAL_CURRENCY="IDR", DEFAULT_CURRENCY="IDR")

from django.core.management import call_command
from django.db import transaction
from hordak.models import Account, AccountType, Leg, Transaction
from moneyed import Money


class Hordak:
    """Cash and ``accounts`` member accounts below one savings account."""

    def setup(self, accounts: int) -> None:
        """Migrate an empty database and open the accounts."""
        call_command("migrate", verbosity=0)
        options = {"currencies": ["IDR"]}
        self.cash = Account.objects.create(name="Kas", code="1", type=AccountType.asset, **options)
        parent = Account.objects.create(name="Simpanan", code="2", type=AccountType.liability, **options)
        self.members = [
            Account.objects.create(name=f"Anggota {n}", code=f"{n:05}", parent=parent, **options)
            for n in range(min(accounts, 50))
        ]

    def post(self, n: int) -> dict:
        """Deposits one by one, each durable."""
        return repeated(self._deposit, n)

    def _deposit(self, number: int) -> None:
        with transaction.atomic():
            self.members[number % len(self.members)].transfer_to(self.cash, Money(50_000, "IDR"))

    def bulk(self, n: int) -> dict:
        """``n`` deposits in one transaction, as its own benchmark command writes many."""
        return timed(lambda: self._bulk(n)) | {"n": n}

    def _bulk(self, n: int) -> None:
        entries, legs = [], []
        for number in range(n):
            entry, amount = Transaction(), Money(50_000 + number, "IDR")
            entries.append(entry)
            legs.append(Leg(transaction=entry, account=self.cash, debit=amount))
            legs.append(Leg(transaction=entry, account=self.members[number % len(self.members)], credit=amount))
        with transaction.atomic():
            Transaction.objects.bulk_create(entries)
            Leg.objects.bulk_create(legs)


if __name__ == "__main__":
    assert os.environ["KDIM_DATABASE_URL"].startswith("postgresql")
    serve(Hordak())
