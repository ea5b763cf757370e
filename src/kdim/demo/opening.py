"""The founding meeting and what later meetings decided."""

from datetime import date, datetime, time, timedelta

from kdim.calculations.savings_interest import InterestMethod
from kdim.cooperatives.actions import appoint, edit_cooperative, record_bylaws, register_person
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import CooperativeKind, MeetingKind, Role
from kdim.cooperatives.models import Person
from kdim.cooperatives.powers import Actor, system_actor
from kdim.cooperatives.queries import actor_for, bylaws_at, decisions
from kdim.demo.cast import NAME, OFFICERS, SLUG, Officer
from kdim.demo.stage import ZONE, Stage
from kdim.kernel.calendar import Month, add_months
from kdim.processes.founding import FirstPerson, found_cooperative
from kdim.savings.actions import set_terms
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import products

_ELECTED = frozenset({Role.KETUA, Role.BENDAHARA, Role.SEKRETARIS, Role.PENGAWAS})
#: Bands of simpanan sukarela (from balance, ppm a year): as the savings unit opened, and as a later meeting set them.
_FIRST_BANDS = ((0, 20_000), (5_000_000, 30_000), (50_000_000, 45_000))
_LATER_BANDS = ((0, 18_000), (5_000_000, 32_500), (50_000_000, 50_000))


def found(founded_on: date) -> int:
    """The founding meeting; gives the cooperative's id."""
    chair = OFFICERS[0]
    return found_cooperative(
        name=NAME, slug=SLUG, template=CooperativeKind.JASA_DIGITAL, zone=ZONE, fiscal_start_month=1,
        first_person=FirstPerson(name=chair.name, phone=chair.phone, secret=chair.pin),
        at=datetime.combine(founded_on, time(7), ZONE.tzinfo), on=founded_on, is_demonstration=True,
    )  # fmt: skip


def seat_officers(stage: Stage, on: date) -> None:
    """The elected take office for the by-laws' term, the manager and the teller are hired."""
    system = system_actor(stage.cooperative_id)
    years = bylaws_at(stage.cooperative_id, on).number(BylawKey.TERM_OF_OFFICE_YEARS)
    founding = decisions(stage.cooperative_id)[0].id
    for officer in OFFICERS:
        if officer.role is Role.KETUA:
            person_id = Person.objects.get(phone=officer.phone).id
        else:
            person_id = register_person(
                **stage.frame(system, on), name=officer.name, phone=officer.phone, secret=officer.pin
            )
            is_elected = officer.role in _ELECTED
            appoint(
                **stage.frame(system, on), person_id=person_id, role=officer.role, from_on=on,
                until_on=add_months(on, 12 * years) if is_elected else None,
                decision_id=founding if is_elected else None,
            )  # fmt: skip
        stage.actors[officer.role] = _actor(stage, officer, on)
    edit_cooperative(
        **stage.frame(Role.KETUA, on), name=NAME, legal_number="", registry_number="", npwp="", nib="", founded_on=on,
        street="Jl. Veteran No. 28", area_code="33.75.01.1006", phone="+6285390002000", email="kantor@pesisir.example",
        zone=ZONE, fiscal_start_month=1, logo=None,
    )  # fmt: skip


def plan_meetings(stage: Stage, founded_on: date, months: int) -> None:
    """Note the later decisions: a savings unit in the second month, RAT raising the dues after the first year, and
    other rates in the last third."""
    begin = Month.of(founded_on)
    unit, rat, rates = begin.next(), begin.plus(months // 2 + 1), begin.plus(months * 2 // 3 + 1)
    year = rat.year
    stage.diary.note(founded_on + timedelta(days=9), lambda on: _open_savings_unit(stage, on, unit))
    stage.diary.note(rat.previous().day(14), lambda on: _raise_wajib(stage, on, rat, year))
    stage.diary.note(rates.previous().day(22), lambda on: _change_rates(stage, on, rates))


def _open_savings_unit(stage: Stage, on: date, month: Month) -> None:
    decision = record_bylaws(
        **stage.frame(Role.KETUA, on), meeting=MeetingKind.RALB, number=f"1/RALB/{on.year}", decided_on=on,
        summary="Membuka unit simpan pinjam dan menetapkan jasa simpanan sukarela", from_on=month.first_day, values={},
    )  # fmt: skip
    _set_bands(stage, on, month, _FIRST_BANDS, decision)


def _raise_wajib(stage: Stage, on: date, month: Month, year: int) -> None:
    record_bylaws(
        **stage.frame(Role.KETUA, on), meeting=MeetingKind.RAT, number=f"3/RAT/{year}", decided_on=on,
        summary="Simpanan wajib menjadi Rp30.000; jatuh tempo tetap tanggal 15", from_on=month.first_day,
        values={BylawKey.SIMPANAN_WAJIB: 30_000},
    )  # fmt: skip


def _change_rates(stage: Stage, on: date, month: Month) -> None:
    decision = record_bylaws(
        **stage.frame(Role.KETUA, on), meeting=MeetingKind.RAPAT_PENGURUS, number=f"17/RP/{on.year}", decided_on=on,
        summary="Suku jasa simpanan sukarela disesuaikan", from_on=month.first_day, values={},
    )  # fmt: skip
    _set_bands(stage, on, month, _LATER_BANDS, decision)


def _set_bands(stage: Stage, on: date, month: Month, bands: tuple[tuple[int, int], ...], decision: int) -> None:
    [product] = [each for each in products(stage.cooperative_id, on) if each.kind is SavingsKind.SUKARELA]
    set_terms(
        **stage.frame(Role.BENDAHARA, on), product_id=product.id, from_on=month.first_day, method=InterestMethod.DAILY,
        tiers=bands, minimum_balance=10_000, minimum_deposit=10_000, decision_id=decision,
    )  # fmt: skip


def _actor(stage: Stage, officer: Officer, on: date) -> Actor:
    return actor_for(
        cooperative_id=stage.cooperative_id, person=Person.objects.get(phone=officer.phone), on=on, member_id=None,
        address="",
    )  # fmt: skip
