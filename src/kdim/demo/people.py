"""People of the town: they apply, are admitted or not, pay simpanan pokok, and some leave again."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto
from functools import partial

from kdim.cooperatives.actions import activate
from kdim.cooperatives.enums import KbliVersion, Role
from kdim.cooperatives.powers import Actor
from kdim.cooperatives.queries import activation_code
from kdim.demo.books import pay_resigned
from kdim.demo.cast import MEMBER_PIN, CastMember
from kdim.demo.stage import Stage
from kdim.demo.till import at_desk, receive
from kdim.kernel.calendar import Month
from kdim.kernel.rupiah import Rupiah
from kdim.members.actions import (
    Application,
    HeirFacts,
    admit,
    apply,
    issue_activation,
    record_application,
    reject,
)
from kdim.members.enums import ConsentPurpose, ExitReason, HeirRelation
from kdim.processes.leaving import leave
from kdim.processes.withdrawing import withdraw_application
from kdim.savings.actions import open_account, pay_pokok
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import accounts_of, products

POKOK, INSTALMENT = 250_000, 50_000
_DECIDES_AFTER = timedelta(days=3)
_UNDECIDED = timedelta(days=12)  # applications of the last days still wait when the demonstration opens
_EXITS = (
    (ExitReason.KELUAR, "Pindah usaha ke luar kota dan menutup warung"),
    (ExitReason.MENINGGAL, "Meninggal dunia; simpanan diterima ahli waris"),
    (ExitReason.KELUAR, "Keperluan keluarga"),
    (ExitReason.PINDAH, "Pindah domisili"),
    (ExitReason.DIBERHENTIKAN, "Tidak lagi memenuhi syarat keanggotaan menurut anggaran dasar"),
)


class Fate(Enum):
    """What becomes of an application."""

    MEMBER = auto()
    REJECTED = auto()
    WITHDRAWN = auto()


class Paying(Enum):
    """How simpanan wajib is paid."""

    PUNCTUAL = auto()
    AHEAD = auto()
    LATE = auto()


@dataclass
class Life:
    """One person's way through the cooperative; amounts in whole rupiah, ``dues`` the open months, oldest first."""

    who: CastMember
    fate: Fate
    paying: Paying
    round: int | None  # the collector's round; None pays at the desk
    is_shown: bool = False
    is_large: bool = False
    member_id: int = 0
    is_active: bool = False
    pokok_left: int = POKOK
    wajib: int = 0  # account ids
    sukarela: int = 0
    dues: list[int] = field(default_factory=list)
    ahead: int = 0
    balance: int = 0  # of simpanan sukarela, without interest


def live(stage: Stage, people: list[CastMember]) -> list[Life]:
    """Give everybody a fate and note when they apply; the first is the one whose sign-in is shown."""
    lives = [_life(stage, number, who) for number, who in enumerate(people)]
    waiting: list[Life] = []
    for life in lives:
        stage.diary.note(life.who.applied_on, partial(_apply, stage, life, waiting))
    first = stage.diary.first
    meetings = [first, *(m.day(day) for m in Month.of(first).through(Month.of(stage.diary.last)) for day in (10, 25))]
    for on in meetings:
        if on == first or first < on <= stage.diary.last - _UNDECIDED:
            stage.diary.note(on, partial(_meet, stage, waiting))
    return lives


def _life(stage: Stage, number: int, who: CastMember) -> Life:
    fate = stage.chance.choices((Fate.MEMBER, Fate.REJECTED, Fate.WITHDRAWN), (93, 4, 3))[0]
    paying = stage.chance.choices((Paying.PUNCTUAL, Paying.AHEAD, Paying.LATE), (70, 14, 16))[0]
    comes = stage.chance.choices((None, 0, 1, 2, 3), (20, 20, 20, 20, 20))[0]
    if number == 0:
        return Life(who, Fate.MEMBER, Paying.PUNCTUAL, None, is_shown=True)
    if number in {4, 9, 16, 40}:
        return Life(who, Fate.MEMBER, Paying.AHEAD, None, is_large=True)
    return Life(who, fate, paying, comes)


def _apply(stage: Stage, life: Life, waiting: list[Life], on: date) -> None:
    who = life.who
    consents = {ConsentPurpose.MEMBERSHIP_ADMINISTRATION}
    consents |= {purpose for purpose in (ConsentPurpose.MESSAGES, ConsentPurpose.PROGRAMME_MATCHING)
                 if stage.happens(70)}  # fmt: skip
    application = Application(
        name=who.name, nik=who.nik, born_on=who.born_on, birth_place="Pekalongan", phone=who.phone, street=who.street,
        area_code=who.area_code, occupation="Pelaku usaha mikro", business_name=who.business_name,
        business_line=who.business_line, kbli_version=KbliVersion.KBLI_2020, kbli_code=who.kbli_code,
        heirs=(HeirFacts(who.heir_name, HeirRelation.SPOUSE),) if stage.happens(85) or life.is_shown else (),
        consents=frozenset(consents),
    )  # fmt: skip
    if stage.happens(35) and on > stage.diary.first:
        visitor = Actor(cooperative_id=stage.cooperative_id, person_id=None, name=who.name)
        life.member_id = apply(**stage.frame(visitor, on), on=on, application=application)
    else:
        life.member_id = record_application(**stage.frame(Role.KASIR, on), on=on, application=application)
    waiting.append(life)
    if life.fate is Fate.WITHDRAWN:
        stage.diary.note(on + timedelta(days=2), partial(_withdraw, stage, life, waiting))


def _withdraw(stage: Stage, life: Life, waiting: list[Life], on: date) -> None:
    if life in waiting:
        waiting.remove(life)
        withdraw_application(
            **stage.frame(Role.KASIR, on), on=on, member_id=life.member_id, reason="Belum jadi mendaftar tahun ini"
        )


def _meet(stage: Stage, waiting: list[Life], on: date) -> None:
    """The pengurus decide on everybody who has waited a little; on the founding day, on the founders."""
    is_founding = on == stage.diary.first
    decided = [life for life in waiting if is_founding or life.who.applied_on + _DECIDES_AFTER <= on]
    number = f"{on.month:02}/RP-ANGGOTA/{on.year}"
    for life in decided:
        waiting.remove(life)
        if life.fate is Fate.REJECTED and not is_founding:
            reject(
                **stage.frame(Role.SEKRETARIS, on), on=on, member_id=life.member_id,
                reason="Usaha berada di luar wilayah kerja koperasi",
            )  # fmt: skip
            continue
        admit(**stage.frame(Role.SEKRETARIS, on), on=on, member_id=life.member_id, decision=number)
        days = stage.chance.randrange(6) if not life.is_shown else 0
        stage.diary.note(on + timedelta(days=days), partial(_pay_pokok, stage, life))


def _pay_pokok(stage: Stage, life: Life, on: date) -> None:
    in_parts = life.pokok_left < POKOK or (stage.happens(22) and not life.is_shown and not life.is_large)
    part = min(life.pokok_left, INSTALMENT * stage.chance.randrange(1, 3)) if in_parts else life.pokok_left
    pay_pokok(**at_desk(stage, on), on=on, member_id=life.member_id, amount=Rupiah(part))
    receive(stage, part)
    life.pokok_left -= part
    if life.pokok_left:
        stage.diary.note(on + timedelta(days=30), partial(_pay_pokok, stage, life))
        return
    life.is_active = True
    saves = life.who.habit or life.is_shown or life.is_large
    if saves:
        [product] = [each for each in products(stage.cooperative_id, on) if each.kind is SavingsKind.SUKARELA]
        life.sukarela = open_account(
            **stage.frame(Role.KASIR, on), on=on, member_id=life.member_id, product_id=product.id
        )
    life.wajib = next(
        each.id for each in accounts_of(stage.cooperative_id, life.member_id, on) if each.kind is SavingsKind.WAJIB
    )
    if life.is_shown:
        _hand_out_slip(stage, life, on)
    elif stage.happens(9) and not life.is_large:
        stage.diary.note(on + timedelta(days=stage.chance.randrange(60, 540)), partial(_leave, stage, life))


def _hand_out_slip(stage: Stage, life: Life, on: date) -> None:
    """The slip from the desk, and the PIN that the member chose with it."""
    frame = stage.frame(Role.KASIR, on)
    slip = issue_activation(**frame, member_id=life.member_id)
    activate(
        cooperative_id=stage.cooperative_id, name=life.who.phone, code=activation_code(slip), secret=MEMBER_PIN,
        address="127.0.0.1", at=frame["at"],
    )  # fmt: skip


def _leave(stage: Stage, life: Life, on: date) -> None:
    """Not in the first days of a month, when interest of the month before is still to come."""
    if on.day < 6:
        stage.diary.note(on.replace(day=8), partial(_leave, stage, life))
        return
    reason, words = stage.chance.choice(_EXITS)
    life.is_active = False
    leave(**stage.frame(Role.KETUA, on), on=on, member_id=life.member_id, exit_reason=reason, reason=words)
    stage.diary.note(on + timedelta(days=14), partial(pay_resigned, stage, life.who.name))
