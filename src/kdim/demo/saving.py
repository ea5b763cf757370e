"""Saving by habit: dues month by month, deposits, withdrawals before Lebaran, interest, and a few mistakes undone."""

import tomllib
from datetime import date, timedelta
from functools import partial
from importlib.resources import files

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.cooperatives.queries import bylaws_at
from kdim.demo.books import pay_out, pay_tax
from kdim.demo.people import Life, Paying
from kdim.demo.stage import Stage
from kdim.demo.till import at_desk, receive
from kdim.kernel.calendar import Month
from kdim.kernel.rupiah import Rupiah, format_rupiah
from kdim.savings.actions import (
    Collected,
    approve_reversal,
    pay_wajib,
    raise_dues,
    record_collection,
    record_deposit,
    record_withdrawal,
    request_reversal,
    run_interest,
)

_TOWN = tomllib.loads((files("kdim.demo") / "town.toml").read_text(encoding="utf-8"))
_LEBARAN: list[date] = _TOWN["lebaran"]
_LEAST = 10_000  # minimum balance and smallest deposit of simpanan sukarela
_ROUNDS = ("Pasar Grogolan", "Pasar Podosugih", "Kampung Batik Kauman", "Pelabuhan dan Panjang Wetan")
#: Percent of the habit that a trade puts aside in the months named; other months are ordinary.
_SEASONS = (
    (("Batik", "Konveksi", "Penjahit", "Bordir"), {8: 140, 9: 160, 10: 170, 1: 70}),
    (("Kapal", "Pindang", "Ikan Asin"), {12: 40, 1: 30, 2: 40, 5: 140, 6: 150, 7: 130}),
)


def keep_saving(stage: Stage, lives: list[Life]) -> None:
    """Note what returns every month, for whoever is a member then."""
    diary = stage.diary
    first = Month.of(diary.first)
    for month in first.next().through(Month.of(diary.last)):
        diary.note(month.first_day, partial(_ask_dues, stage, lives, month))
        if month > first.next():  # interest is paid from the second month on
            diary.note(month.day(2), partial(_pay_interest, stage, month.previous()))
        for number in range(len(_ROUNDS)):
            diary.note(month.day(5 + 6 * number), partial(_collect, stage, lives, number))
    for feast in _LEBARAN:
        if diary.first < feast - timedelta(days=14) <= diary.last:
            diary.note(feast - timedelta(days=14), partial(_before_lebaran, stage, lives))
    _plan_mistakes(stage, lives)


def _ask_dues(stage: Stage, lives: list[Life], month: Month, on: date) -> None:
    """Ask simpanan wajib of everybody, and note who comes to the desk when."""
    asked = int(raise_dues(**stage.frame(Role.BENDAHARA, on), month=month)["amount"])
    for life in lives:
        if not life.is_active:
            continue
        covered = min(life.ahead, asked)
        life.ahead -= covered
        if asked > covered:
            life.dues.append(asked - covered)
        if life.round is None:
            is_last = life.is_shown and month == Month.of(stage.diary.last)  # something must be due on the page shown
            day = month.day(stage.chance.randrange(3, 26))
            if not is_last:
                stage.diary.note(day, partial(_at_desk, stage, life, asked))
        if stage.happens(5) and life.sukarela and not life.is_large:
            day = month.day(stage.chance.randrange(4, 27))
            stage.diary.note(day, partial(_withdraw, stage, life, stage.chance.randrange(15, 50)))


def _sum_of_dues(stage: Stage, life: Life, asked: int) -> int:
    """What the member pays of simpanan wajib now, in whole months; the oldest first. Nothing if they come later."""
    if life.paying is Paying.LATE:
        if not life.dues or stage.happens(38):
            return 0
        months = stage.chance.randrange(1, 3)
        amount, life.dues = sum(life.dues[:months]), life.dues[months:]
        return amount
    if not life.dues or (life.paying is Paying.PUNCTUAL and not life.is_shown and stage.happens(3)):
        return 0
    amount, life.dues = sum(life.dues), []
    if life.paying is Paying.AHEAD:
        life.ahead = asked * stage.chance.choice((1, 2, 5))
    return amount + life.ahead


def _sum_to_save(stage: Stage, life: Life, on: date) -> int:
    if not life.sukarela or not stage.happens(95 if life.is_shown else 68):
        return 0
    about = 1_500_000 if life.is_large else max(life.who.habit, 100_000 if life.is_shown else 0)
    for trades, months in _SEASONS:
        if life.who.business_name.startswith(trades):
            about = about * months.get(on.month, 100) // 100
    return max(_LEAST, stage.amount(about, step=5_000))


def _at_desk(stage: Stage, life: Life, asked: int, on: date) -> None:
    if not life.is_active:
        return
    if amount := _sum_of_dues(stage, life, asked):
        pay_wajib(**at_desk(stage, on), on=on, member_id=life.member_id, amount=Rupiah(amount))
        receive(stage, amount)
    if amount := _sum_to_save(stage, life, on):
        if life.is_large and life.balance < 20_000_000:
            amount = stage.amount(85_000_000, step=1_000_000)
        _deposit(stage, life, amount, on)


def _collect(stage: Stage, lives: list[Life], number: int, on: date) -> None:
    """One collector's round, brought to the desk as one list."""
    rows: list[Collected] = []
    asked = _wajib_at(stage, on)
    for life in lives:
        if life.round != number or not life.is_active:
            continue
        if amount := _sum_of_dues(stage, life, asked):
            rows.append(Collected(life.wajib, Rupiah(amount)))
        if amount := _sum_to_save(stage, life, on):
            rows.append(Collected(life.sukarela, Rupiah(amount)))
            life.balance += amount
    if rows:
        record_collection(**at_desk(stage, on), on=on, rows=rows)
        receive(stage, sum(row.amount for row in rows))


def _wajib_at(stage: Stage, on: date) -> int:
    return bylaws_at(stage.cooperative_id, on).number(BylawKey.SIMPANAN_WAJIB)


def _deposit(stage: Stage, life: Life, amount: int, on: date) -> int:
    paid = record_deposit(**at_desk(stage, on), on=on, account_id=life.sukarela, amount=Rupiah(amount))
    receive(stage, amount)
    life.balance += amount
    return int(paid["entry"])


def _withdraw(stage: Stage, life: Life, percent: int, on: date) -> None:
    amount = min(life.balance * percent // 100 // 10_000 * 10_000, life.balance - _LEAST)
    if not life.is_active or amount < 50_000:
        return
    pay_out(stage, amount, on)
    record_withdrawal(**at_desk(stage, on), on=on, account_id=life.sukarela, amount=Rupiah(amount))
    life.balance -= amount


def _before_lebaran(stage: Stage, lives: list[Life], on: date) -> None:
    """Two weeks in which people take out what they saved for the feast."""
    for life in lives:
        if life.is_active and life.sukarela and not life.is_large and (stage.happens(38) or life.is_shown):
            day = on + timedelta(days=stage.chance.randrange(13))
            stage.diary.note(day, partial(_withdraw, stage, life, stage.chance.randrange(30, 75)))


def _pay_interest(stage: Stage, month: Month, on: date) -> None:
    run = run_interest(**stage.frame(Role.MANAJER, on), on=on, month=month)
    if tax := int(run["tax"] or 0):
        stage.diary.note(on.replace(day=14), partial(pay_tax, stage, tax, month))


def _plan_mistakes(stage: Stage, lives: list[Life]) -> None:
    """One zero too many, seen the same day: undone by a second person; the last one still waits."""
    days = (stage.diary.last - stage.diary.first).days
    for n in range(1, 6):
        stage.diary.note(stage.diary.first + timedelta(days=days * n // 6), partial(_mend, stage, lives))
    stage.diary.note(stage.diary.last - timedelta(days=1), partial(_err, stage, lives))


def _err(stage: Stage, lives: list[Life], on: date) -> tuple[Life, int, int] | None:
    """A deposit with one zero too many, and the teller asks for it to be undone: whose, the right sum, the request."""
    savers = [life for life in lives if life.is_active and life.sukarela and not life.is_large and not life.is_shown]
    if not savers:
        return None
    life = stage.chance.choice(savers)
    right = max(_LEAST, life.who.habit)
    entry = _deposit(stage, life, right * 10, on)
    reason = f"Salah ketik: seharusnya {format_rupiah(Rupiah(right))}"
    request = request_reversal(**stage.frame(Role.KASIR, on), entry_id=entry, on=on, reason=reason)
    return life, right, request


def _mend(stage: Stage, lives: list[Life], on: date) -> None:
    """The same, and the manager agrees at once."""
    if found := _err(stage, lives, on):
        life, right, request = found
        approve_reversal(**stage.frame(Role.MANAJER, on), reversal_id=request)
        receive(stage, -right * 10)
        life.balance -= right * 10
        _deposit(stage, life, right, on)
