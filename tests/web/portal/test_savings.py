"""A member's passbook and dues; somebody else's do not exist."""

from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.statements import of_the_page
from tests.web import scene

from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.kernel.calendar import Month
from kdim.savings.actions import open_account, pay_wajib, raise_dues, record_deposit
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import accounts_of, product_of_kind


@pytest.fixture
def cooperative(db):
    return scene.found()


@pytest.fixture
def row(cooperative):
    return scene.member(cooperative)


def account(row, kind):
    with wall.enter(row.cooperative_id):
        return next(one for one in accounts_of(row.cooperative_id, row.id, scene.ON) if one.kind == kind)


def sukarela_of(row):
    """The member's simpanan sukarela, opened when there is none."""
    actor = system_actor(row.cooperative_id)
    with wall.enter(row.cooperative_id):
        product = product_of_kind(row.cooperative_id, SavingsKind.SUKARELA)
        if not any(one.kind == SavingsKind.SUKARELA for one in accounts_of(row.cooperative_id, row.id, scene.ON)):
            open_account(
                actor=actor, request_id=uuid4(), at=scene.AT, on=scene.ON, member_id=row.id, product_id=product.id
            )
    return account(row, SavingsKind.SUKARELA)


def deposit(row, amount, times=1):
    sukarela = sukarela_of(row)
    with wall.enter(row.cooperative_id):
        for _ in range(times):
            record_deposit(
                actor=system_actor(row.cooperative_id), request_id=uuid4(), at=scene.AT, on=scene.ON,
                account_id=sukarela.id, amount=amount,
            )  # fmt: skip
    return sukarela


def test_the_passbook_shows_each_line_with_its_balance_and_its_receipt(row):
    sukarela = deposit(row, 50_000, times=2)

    page = scene.signed_in(row).get(f"/portal/simpanan/{sukarela.id}/?sampai=2025-01").content.decode()

    assert "saldo Rp50.000" in page
    assert "saldo Rp100.000" in page
    assert page.count('href="/bukti/') == 2


def test_the_page_takes_as_many_queries_for_fifty_lines_as_for_one(row):
    client, counts = scene.signed_in(row), []
    for times in (1, 49):
        sukarela = deposit(row, 50_000, times=times)
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/portal/simpanan/{sukarela.id}/?sampai=2025-01")
        counts.append(of_the_page(seen))

    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("typed", ["", "2025-13", "kemarin", "9999-01", "1900-01"])
def test_any_month_in_the_address_gives_a_page(row, typed):
    pokok = account(row, SavingsKind.POKOK)

    assert scene.signed_in(row).get(f"/portal/simpanan/{pokok.id}/", {"sampai": typed}).status_code == 200


def test_another_members_passbook_does_not_exist(cooperative, row):
    other = scene.member(cooperative, name="Rini Astuti", born_on=date(1980, 3, 4))

    assert scene.signed_in(row).get(f"/portal/simpanan/{account(other, SavingsKind.POKOK).id}/").status_code == 404


def test_a_neighbours_passbook_does_not_exist(row):
    neighbour = scene.member(scene.found(slug="tetangga", host="tetangga.test", phone="+6281390002001"))

    assert scene.signed_in(row).get(f"/portal/simpanan/{account(neighbour, SavingsKind.POKOK).id}/").status_code == 404


def test_dues_are_boxes_paid_and_late(cooperative, row):
    actor = system_actor(cooperative.id)
    with wall.enter(cooperative.id):
        for month in (Month(2025, 2), Month(2025, 3)):
            raise_dues(actor=actor, request_id=uuid4(), at=timezone.now(), month=month)
        pay_wajib(
            actor=actor, request_id=uuid4(), at=timezone.now(), on=date(2025, 3, 1), member_id=row.id, amount=25_000
        )

    page = scene.signed_in(row).get("/portal/wajib/").content.decode()

    assert page.count("box-paid") == 1
    assert page.count("box-late") == 1


def test_a_statement_of_any_period_is_shown_and_taken_away(row):
    deposit(row, 50_000, times=2)
    client, period = scene.signed_in(row), {"dari": "1-1-2025", "sampai": "31-1-2025"}

    page = client.get("/portal/simpanan/laporan/", period).content.decode()
    paper = PdfReader(BytesIO(client.get("/portal/simpanan/laporan.pdf", period).content)).pages[0].extract_text()
    book = CalamineWorkbook.from_filelike(BytesIO(client.get("/portal/simpanan/laporan.xlsx", period).content))

    assert "Rp350.000" in page
    assert ("Rp350.000" in paper, "Siti Aminah" in paper) == (True, True)
    assert book.get_sheet_by_index(0).to_python()[-1][4:] == [350_000, 0, 350_000]


def test_a_statement_of_a_wrong_period_is_refused_plainly(row):
    client = scene.signed_in(row)
    for form in ("/", ".pdf", ".xlsx"):
        answer = client.get(f"/portal/simpanan/laporan{form}", {"dari": "1-2-2025", "sampai": "1-1-2025"})
        assert (answer.status_code, "sebelum dimulai" in answer.content.decode()) == (422, True)
    assert client.get("/portal/simpanan/laporan.exe").status_code == 404


def test_a_statement_takes_as_many_queries_for_fifty_lines_as_for_one(row):
    client, counts = scene.signed_in(row), []
    for times in (1, 49):
        deposit(row, 50_000, times=times)
        with CaptureQueriesContext(connection) as seen:
            client.get("/portal/simpanan/laporan/", {"dari": "1-1-2025", "sampai": "31-1-2025"})
        counts.append(of_the_page(seen))

    assert counts[0] == counts[1] <= 12
