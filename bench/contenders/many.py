"""A cooperative with very many members, made quickly: one member by the actions, the others copied from that one."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Model

from bench.contenders import raw_ids as ids
from kdim.calculations.savings_interest import InterestMethod
from kdim.cooperatives.powers import Actor
from kdim.kernel.nik import Sex
from kdim.ledger import actions as ledger
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.ledger.models import Balance, Subaccount
from kdim.members.enums import Channel, MemberStatus
from kdim.members.models import Member
from kdim.savings.actions import define_product, open_account, set_terms
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount

_NUMBERS = {
    "sqlite": "(WITH RECURSIVE k(n) AS (VALUES(1) UNION ALL SELECT n+1 FROM k WHERE n+1 < {count}) SELECT n FROM k) k",
    "postgresql": "generate_series(1, {count} - 1) k(n)",
}


def make_savers(actor: Actor, at: datetime, on: date, count: int) -> None:
    """``count`` active members, each with simpanan sukarela that bears interest."""
    product = define_product(
        actor=actor, request_id=uuid4(), at=at, code="SR", name="Sukarela", kind=SavingsKind.SUKARELA
    )
    set_terms(
        actor=actor, request_id=uuid4(), at=at, product_id=product, from_on=on, method=InterestMethod.DAILY,
        tiers=[(0, ids.RATE_PPM)],
    )  # fmt: skip
    member = Member.objects.create(
        cooperative_id=actor.cooperative_id, status=MemberStatus.ACTIVE, number="A-0", name="Siti", nik="0",
        born_on=date(1990, 1, 1), sex=Sex.FEMALE, channel=Channel.OFFICE, applied_on=on, joined_on=on,
        plain_name="siti", search_text="siti",
    )  # fmt: skip
    account_id = open_account(actor=actor, request_id=uuid4(), at=at, on=on, member_id=member.id, product_id=product)
    subaccount_id = SavingsAccount.objects.of(actor.cooperative_id).get(pk=account_id).subaccount_id
    if count > 1:
        with transaction.atomic():
            _copy(Member, count, f"id = {member.id}", {"id": "id + n", "number": _text("A-"), "nik": _text("")})
            _copy(Subaccount, count, f"id = {subaccount_id}", {"id": "id + n", "owner_id": "owner_id + n"})
            _copy(Balance, count, f"subaccount_id = {subaccount_id}", {"subaccount_id": "subaccount_id + n"})
            more = {"id": "id + n", "member_id": "member_id + n", "subaccount_id": "subaccount_id + n"}
            _copy(SavingsAccount, count, f"id = {account_id}", more | {"number": _text("SR-x")})


def deposit_all(actor: Actor, at: datetime, on: date) -> None:
    """Every account's deposit of one day, in one batch."""
    table = SavingsAccount._meta.db_table
    amount = ids.amount_sql(f"(subaccount_id - (SELECT min(subaccount_id) FROM {table}))")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_deposits")
        cursor.execute("CREATE TEMPORARY TABLE bench_deposits (subaccount_id bigint PRIMARY KEY, amount bigint)")
        cursor.execute(f"INSERT INTO bench_deposits SELECT subaccount_id, -{amount} FROM {table}")
        cursor.execute("SELECT -sum(amount) FROM bench_deposits")
        total = int(cursor.fetchone()[0])
        ledger.post_prepared(
            actor=actor, at=at, request_id=uuid4(), on=on, kind=EntryKind.DEPOSIT, memo="Setoran bersama",
            table="bench_deposits", account=AccountRole.SAVINGS_SUKARELA,
            counters=[Line(AccountRole.CASH_DESK, total)],
        )  # fmt: skip


def _text(before: str) -> str:
    return f"'{before}' || n"


def _copy(model: type[Model], count: int, where: str, changed: Mapping[str, str]) -> None:
    """The one row of ``where`` again and again with some columns changed."""
    columns = [field.column for field in model._meta.concrete_fields if field.column]
    quoted = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changed.get(column, f'"{column}"') for column in columns)
    numbers = _NUMBERS[connection.vendor].format(count=int(count))
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({quoted}) SELECT {values} FROM {table}, {numbers} WHERE {where}")
