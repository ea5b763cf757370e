"""The teller's drawer: opened in the morning with what was kept, counted and closed in the afternoon, day after day."""

from datetime import date, time

from kdim.calculations.denominations import LEGAL_TENDER, counted, fewest_pieces
from kdim.cooperatives.enums import Role
from kdim.demo.stage import Frame, Stage
from kdim.kernel.rupiah import Rupiah
from kdim.payments.actions import close_drawer, count_drawer, open_drawer, take_from_vault

_FLOAT = 2_000_000  # what the teller of a cooperative of 300 keeps overnight
_CLOSES = time(15)
_STEP = 500_000  # what is fetched from the vault, in whole bundles
#: Percent of the days on which the count differs, and how teller and members explain it.
_DIFFERS = 4
_REASONS = ("Keliru memberi kembalian", "Uang logam tidak ada kembaliannya", "Salah hitung waktu ramai")


def at_desk(stage: Stage, on: date) -> Frame:
    """The teller, whose drawer is open."""
    if stage.drawer is None:
        from_vault = max(0, min(stage.scaled(_FLOAT) - stage.kept, stage.cash) // 100_000 * 100_000)
        frame = stage.frame(Role.KASIR, on)
        stage.drawer = open_drawer(**frame, on=on, from_vault=Rupiah(from_vault))
        stage.cash -= from_vault
        stage.till, stage.kept = stage.kept + from_vault, 0
    return stage.frame(Role.KASIR, on)


def receive(stage: Stage, amount: int) -> None:
    """Cash came into the drawer by an act of the desk."""
    stage.till += amount


def wanting(stage: Stage, amount: int, on: date) -> int:
    """How much the vault must hold so that the desk can pay out so much; the drawer is open afterwards."""
    at_desk(stage, on)
    missing = amount - stage.till
    return -(-(missing + stage.scaled(_FLOAT) // 2) // _STEP) * _STEP if missing > 0 else 0


def pay_out(stage: Stage, amount: int, on: date, wanted: int) -> None:
    """Fetch ``wanted`` from the vault, which holds it, before an act of the desk pays out ``amount``."""
    if wanted:
        take_from_vault(**stage.frame(Role.KASIR, on), on=on, amount=Rupiah(wanted))
        stage.cash -= wanted
        stage.till += wanted
    stage.till -= amount


def close_till(stage: Stage, on: date) -> None:
    """Count and close the drawer of the day, if there was one; the float stays, the rest goes to the vault."""
    if stage.drawer is None:
        return
    tender = LEGAL_TENDER.at(on)
    off = (
        stage.chance.choice((-2_000, -1_000, -500, 500))
        if stage.till > stage.scaled(_FLOAT) and stage.happens(_DIFFERS)
        else 0
    )
    pieces, rest = fewest_pieces(stage.till + off, tender)
    assert not rest, "the desk takes and pays whole coins"
    total = counted(pieces, tender)
    frame = stage.frame(Role.KASIR, on, opens=_CLOSES)
    count_drawer(**frame, on=on, drawer_id=stage.drawer, pieces=pieces)
    stage.kept = min(total, stage.scaled(_FLOAT))
    close_drawer(
        **stage.frame(Role.KASIR, on), on=on, drawer_id=stage.drawer, counted=total, kept=Rupiah(stage.kept),
        reason=stage.chance.choice(_REASONS) if off else "",
    )  # fmt: skip
    stage.cash += total - stage.kept
    stage.till, stage.drawer = 0, None
