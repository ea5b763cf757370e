"""django-ledger, used as its documentation says, on both databases. Runs in the environment of the other ledgers."""

import warnings
from datetime import UTC, datetime
from decimal import Decimal

from bench.contenders.other_settings import configure
from bench.serving import repeated, serve

warnings.simplefilter("ignore")
configure("django_ledger", ROOT_URLCONF="django_ledger.urls")

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django_ledger.io.roles import ASSET_CA_CASH, LIABILITY_CL_OTHER
from django_ledger.models import EntityModel


class DjangoLedger:
    """One entity with cash and member savings, and one posted ledger."""

    def setup(self, accounts: int) -> None:
        """Migrate an empty database and open the accounts."""
        call_command("migrate", verbosity=0)
        admin = get_user_model().objects.create_user(username="bendahara")
        self.entity = EntityModel.create_entity(name="Koperasi", use_accrual_method=True, admin=admin, fy_start_month=1)
        self.entity.create_chart_of_accounts(assign_as_default=True, coa_name="Bagan akun", commit=True)
        self.cash = self.entity.create_account(
            code="1010", role=ASSET_CA_CASH, name="Kas", balance_type="debit", active=True
        )
        self.savings = self.entity.create_account(
            code="2010", role=LIABILITY_CL_OTHER, name="Simpanan", balance_type="credit", active=True
        )
        self.ledger = self.entity.create_ledger(name="Buku", posted=True)

    def post(self, n: int) -> dict:
        """Deposits one by one, each durable, posted and verified."""
        return repeated(self._deposit, n)

    def _deposit(self, number: int) -> None:
        amount = Decimal(50_000 + number)
        self.entity.commit_txs(
            je_timestamp=datetime.now(UTC),
            je_txs=[
                {"account": self.cash, "amount": amount, "tx_type": "debit", "description": "Setoran"},
                {"account": self.savings, "amount": amount, "tx_type": "credit", "description": "Setoran"},
            ],
            je_posted=True,
            je_ledger_model=self.ledger,
            je_desc="Setoran",
        )


if __name__ == "__main__":
    serve(DjangoLedger())
