"""Every page there is, opened in a browser at 360 and 1280 pixels: it fits, axe finds nothing, and the portal is light.

The list is made from the addresses themselves, so a new page is looked at without anybody remembering to add it.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from tests.authenticator import code_at
from tests.sheets.support import SAMPLES
from tests.statements import of_the_page
from tests.web import scene

from kdim.calculations.term_deposit import InterestPayout
from kdim.cooperatives.actions import ask_factor_reset, begin_factor, confirm_factor, make_person
from kdim.cooperatives.enums import ProposalKind, Role
from kdim.cooperatives.models import OfficeProposal, Person, RoleTerm, wall
from kdim.cooperatives.powers import Actor, powers_of, system_actor
from kdim.cooperatives.queries import actor_for, factor_begun
from kdim.kernel.calendar import Month
from kdim.ledger.actions import record_journal
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole
from kdim.ledger.queries import account_tree
from kdim.members.actions import Application, record_application
from kdim.messages.models import Delivery, Message, Outage
from kdim.payments.actions import (
    add_bank_account,
    close_drawer,
    count_drawer,
    import_bank_statement,
    match_bank_lines,
    open_drawer,
)
from kdim.payments.models import BankLine, Receipt
from kdim.processes.moving.actions import Corrections, File, preview, request_undo, take_over, upload
from kdim.processes.moving.enums import BatchKind
from kdim.processes.printing.actions import begin_statements
from kdim.processes.printing.enums import FileShape
from kdim.savings.actions import (
    define_product,
    open_account,
    place_deposit,
    place_hold,
    record_deposit,
    request_reversal,
    set_deposit_terms,
)
from kdim.savings.enums import MaturityChoice, SavingsKind
from kdim.savings.queries import account_detail, product_of_kind

ANSWERS_ONLY = {
    "public:sign_out", "public:language", "public:logo", "public:find_receipt", "public:manifest", "public:set_up",
    "portal:consents", "portal:messages_read", "office:settings_logo", "office:member_consent", "office:members_book",
    "office:savings_download", "office:savings_switch", "office:moving_drop", "office:moving_reasons",
    "office:desk_drawer_resume", "office:savings_statement_file", "portal:savings_statement_file",
    "office:savings_batch_files", "office:people_book_file", "office:savings_certificate",
    "office:bank_reconciliation_paper",
}  # fmt: skip
BANK_SAMPLES = Path(__file__).parents[1] / "data" / "bank_samples"
FRAGMENTS = {"public:area_lists", "office:application_kbli"}
LINK, PLACE = re.compile(r'<a [^>]*href="(/[^"#]*)'), re.compile(r"\d+")
STATEMENTS = 12  # of any page
#: Works out a month's interest inside the database, in temporary tables: a fixed number of statements, but more.
WORKS_OUT = "/office/simpanan/jasa/"
FIRST_VISIT, LATER_VISIT = 60_000, 20_000  # bytes, compressed: design §6


def named_routes(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, list[str]]]:
    """The name and the argument names of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from named_routes(pattern, pattern.namespace or space)
        else:
            yield f"{space}:{pattern.name}", list(pattern.pattern.converters)


@pytest.fixture
def world(live_server, transactional_db):
    """A cooperative with something on every page, and what stands for each argument in an address."""
    cooperative = scene.found(host="localhost")
    row = scene.member(cooperative)
    actor, now, today = system_actor(cooperative.id), timezone.now(), timezone.localdate()
    with wall.enter(cooperative.id):
        product = product_of_kind(cooperative.id, SavingsKind.SUKARELA)
        account = open_account(
            actor=actor, request_id=uuid4(), at=now, on=today, member_id=row.id, product_id=product.id
        )
        request_id = uuid4()
        told = record_deposit(actor=actor, request_id=request_id, at=now, on=today, account_id=account, amount=250_000)
        wrong = record_deposit(actor=actor, request_id=uuid4(), at=now, on=today, account_id=account, amount=15_000)
        reversal = request_reversal(
            actor=actor, request_id=uuid4(), at=now, entry_id=wrong["entry"], reason="Salah ketik", on=today
        )
        hold = place_hold(actor=actor, request_id=uuid4(), at=now, account_id=account, amount=10_000, reason="Jaminan")
        waiting = record_application(
            actor=actor, request_id=uuid4(), at=now, on=today,
            application=Application(name="Rini Astuti", nik="3375015304800000", phone="081290010009"),
        )  # fmt: skip
        fixed, deposit = term_deposit(actor, now, today, account)
        batch = upload(
            actor=actor, request_id=uuid4(), at=now, kind=BatchKind.MEMBERS, on=today, file_name="daftar-anggota.xlsx",
            content=(SAMPLES / "02_rekap_simpanan_pinjaman.xlsx").read_bytes(),
        )  # fmt: skip
        sheet = upload(
            actor=actor, request_id=uuid4(), at=now, kind=BatchKind.BALANCES, on=today, file_name="neraca.xlsx",
            content=(SAMPLES / "11_neraca_rat.xlsx").read_bytes(),
        )  # fmt: skip
        book, taken = journals(actor, now, today)
        for each in (batch, sheet, book):
            preview(cooperative_id=cooperative.id, batch_id=each, today=today)
        chair = RoleTerm.objects.of(cooperative.id).first()
        for role in (Role.MANAJER, Role.BENDAHARA, Role.SEKRETARIS):
            RoleTerm.objects.create(cooperative=cooperative, person_id=chair.person_id, role=role, from_on=scene.ON)
        lost = reset_that_waits(cooperative, row.person, now)
        proposal = OfficeProposal.objects.create(
            cooperative=cooperative, kind=ProposalKind.APPOINTMENT, person=row.person, role=Role.KASIR, from_on=today,
            asked_by=row.person, asked_at=now,
        )  # fmt: skip
        drawer, closed, keeper = drawers(cooperative, chair.person, account, now, today)
        statements = begin_statements(
            actor=actor, request_id=uuid4(), at=now, on=today, from_on=scene.ON, until_on=today,
            shape=FileShape.TOGETHER,
        )  # fmt: skip
        part = account_detail(cooperative.id, account, today).subaccount_id
        chart = account_tree(cooperative.id)
        leaf = next(one for one in chart if not one.is_group and not one.is_control)
        divided = next(one for one in chart if one.is_control)
    return {
        "url": live_server.url,
        "member": row,
        "chair": chair.person,
        "waiting": waiting,
        "of_page": {
            "office:moving_accounts": sheet, "office:moving_journal_accounts": book, "office:moving_undo": taken[0],
            "office:moving_undo_decide": taken[1], "office:savings_deposit_terms": fixed,
        },
        "token": Receipt.objects.of(cooperative.id).get(entry_id=told["entry"]).token,
        "ids": {
            "account_id": account, "member_id": row.id, "entry_id": told["entry"], "term_id": chair.id,
            "person_id": chair.person_id, "subaccount_id": part, "hold_id": hold, "product_id": product.id,
            "reversal_id": reversal, "reset_id": lost, "month": str(Month.of(scene.ON)), "batch_id": batch,
            "kind": "anggota", "proposal_id": proposal.id,
            "request_id": request_id,
            "deposit_id": deposit, "drawer_id": drawer, "run_id": statements, "organ": "pengurus",
            **bank_account(cooperative, now),
            "delivery_id": message_that_waits(cooperative, now), "channel": "email",
        },
        "closed_drawer": closed,
        "keeper": keeper,
        "leaf": leaf.id,
        "divided": divided.id,
    }  # fmt: skip


@pytest.fixture
def person_of(world):
    """Makes somebody of the world's cooperative who holds one role."""

    def make(role: Role) -> Person:
        phone = f"+62811{uuid4().int % 10**8:08}"
        cooperative_id = world["member"].cooperative_id
        person_id = make_person(cooperative_id=cooperative_id, name="Rina Wati", phone=phone, sign_in_names=(phone,))
        RoleTerm.objects.create(cooperative_id=cooperative_id, person_id=person_id, role=role, from_on=scene.ON)
        return Person.objects.get(pk=person_id)

    return make


def reset_that_waits(cooperative, person, now) -> int:
    """A member who signs in in two steps lost the phone, and an officer asked for a reset."""
    member = Actor(cooperative_id=cooperative.id, person_id=person.id, name=person.name)
    begin_factor(actor=member, request_id=uuid4(), at=now)
    begun = factor_begun(cooperative, person.id)
    confirm_factor(
        actor=member, request_id=uuid4(), at=now, factor_id=begun.factor_id, secret=scene.PIN,
        typed=code_at(begun.secret, now),
    )  # fmt: skip
    phone = "+6281390009001"
    officer_id = make_person(cooperative_id=cooperative.id, name="Hadi", phone=phone, sign_in_names=(phone,))
    officer = Actor(
        cooperative_id=cooperative.id, person_id=officer_id, name="Hadi", powers=powers_of(frozenset({Role.MANAJER}))
    )
    return ask_factor_reset(actor=officer, request_id=uuid4(), at=now, person_id=person.id, reason="HP hilang")


def term_deposit(actor, now, today, account):
    """The product, and a deposit of the member whose interest was given in advance."""
    product = define_product(
        actor=actor, request_id=uuid4(), at=now, code="SB", name="Simpanan berjangka", kind=SavingsKind.BERJANGKA
    )
    set_deposit_terms(
        actor=actor, request_id=uuid4(), at=now, product_id=product, from_on=today,
        rates=[(3, 0, 50_000), (12, 0, 60_000), (12, 50_000_000, 70_000)], minimum=1_000_000,
    )  # fmt: skip
    placed = place_deposit(
        actor=actor, request_id=uuid4(), at=now, on=today, product_id=product, savings_id=account, amount=60_000_000,
        months=12, payout=InterestPayout.IN_ADVANCE, at_maturity=MaturityChoice.ROLL_PRINCIPAL, from_savings=False,
    )  # fmt: skip
    return product, placed["deposit"]


def bank_account(cooperative, now):
    """An account at a bank with one statement brought; one movement is matched, one could be."""
    frame = {"actor": system_actor(cooperative.id), "at": now}
    kept_in = next(row.id for row in account_tree(cooperative.id) if "bank" in row.roles)
    made = add_bank_account(
        **frame, request_id=uuid4(), bank="BCA", number="0000111222", holder=cooperative.name, account_id=kept_in
    )
    import_bank_statement(
        **frame, request_id=uuid4(), bank_account_id=made, file_name="mutasi.csv",
        content=(BANK_SAMPLES / "bca_personal.csv").read_bytes(), opening=12_500_000, closing=22_382_825,
    )  # fmt: skip
    rows = BankLine.objects.of(cooperative.id).filter(amount_sen__in=(-15_000_000, -18_750_000)).order_by("number")
    entries = [
        record_journal(
            **frame, request_id=uuid4(), on=row.on, memo="Pembelian ATK",
            lines=[Line(kept_in, row.amount_sen // 100), Line(AccountRole.CASH_DESK, -row.amount_sen // 100)],
        )
        for row in rows
    ]  # fmt: skip
    match_bank_lines(**frame, request_id=uuid4(), bank_account_id=made, pairs=[(rows[0].id, entries[0])])
    return {"bank_account_id": made, "bank_line_id": rows[0].id}


def message_that_waits(cooperative, now) -> int:
    """A receipt that is to go by e-mail, which does not answer."""
    told = Message.objects.of(cooperative.id).first()
    Outage.objects.create(cooperative=cooperative, channel="email", since=now, tried_at=now, detail="timed out")
    row = Delivery.objects.create(
        cooperative=cooperative, message=told, member_id=told.member_id, channel="email", state="waiting", tries=1,
        made_at=now, due_at=now, address="siti.aminah@contoh.id", trouble="channel_down", detail="timed out",
    )  # fmt: skip
    return row.id


def drawers(cooperative, chair, account, now, today):
    """The chair has a drawer open, one colleague a counted one that misses a little, another closed his and kept a
    float; gives the latter two and who kept it."""
    fatma, joko = (
        Person.objects.get(
            pk=make_person(cooperative_id=cooperative.id, name=name, phone=phone, sign_in_names=(phone,))
        )
        for name, phone in (("Fatma Sari", "+6281290010021"), ("Joko Susilo", "+6281290010022"))
    )
    frames = []
    for person in (chair, fatma, joko):
        RoleTerm.objects.create(cooperative=cooperative, person=person, role=Role.KASIR, from_on=scene.ON)
        actor = actor_for(cooperative_id=cooperative.id, person=person, on=today, member_id=None, address="")
        opened = open_drawer(actor=actor, request_id=uuid4(), at=now, on=today, from_vault=100_000)
        frames.append(({"actor": actor, "at": now}, opened))
    (_, _), (hers, drawer), (his, kept) = frames
    record_deposit(**hers, request_id=uuid4(), on=today, account_id=account, amount=25_000)
    for frame, one in ((hers, drawer), (his, kept)):
        count_drawer(**frame, request_id=uuid4(), on=today, drawer_id=one, pieces={"note_100000": 1})
    close_drawer(**his, request_id=uuid4(), on=today, drawer_id=kept, counted=100_000, kept=60_000)
    return drawer, kept, joko.id


def journals(actor, now, today) -> tuple[int, tuple[int, int]]:
    """A cash journal to look at, and two in the books, of which somebody asked to undo the second."""
    book = upload(
        actor=actor, request_id=uuid4(), at=now, kind=BatchKind.JOURNAL, on=today, file_name="buku-kas.csv",
        content=(SAMPLES / "07_jurnal_kas.csv").read_bytes(),
    )  # fmt: skip
    suggested = Corrections(suggestions_are_right=True)
    done = []
    for n in (1, 2):
        rows = f"Tanggal,Uraian,Masuk,Keluar\n{today:%d-%m-%Y},Simpanan pokok {n},{n}00000,\n".encode()
        file = File(BatchKind.JOURNAL, today, f"kas-{n}.csv", rows)
        figures = {"figures": [n * 100_000, 0], "leave_out_wrong": False}
        made = take_over(actor=actor, at=now, today=today, file=file, corrections=suggested, figures=figures)
        done.append(made.batch.id)
    request_undo(actor=actor, request_id=uuid4(), at=now, batch_id=done[1], on=today, reason="Berkas bulan lain")
    return book, (done[0], done[1])


def addresses(world, audience: str) -> list[str]:
    """The addresses of an audience with their arguments filled in."""
    found = []
    for name, arguments in named_routes():
        if not name.startswith(f"{audience}:") or name in ANSWERS_ONLY | FRAGMENTS:
            continue
        values = {argument: value_of(world, name, argument) for argument in arguments}
        found.append(reverse(name, kwargs=values))
    if audience == "office":
        found.append(reverse("office:drawer", args=[world["closed_drawer"]]))
    return found


def value_of(world, name: str, argument: str):
    if argument == "token":
        return world["token"]
    if name == "office:drawer_float":
        return world["keeper"]
    if argument == "account_id" and name.startswith("office:account"):
        return world["divided" if name == "office:account_parts" else "leaf"]
    if argument == "member_id" and name.startswith("office:application"):
        return world["waiting"]
    return world["of_page"].get(name, world["ids"][argument])


def come_in(page, world, person) -> None:
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": world["url"]}])


def look_at(page, world, paths, axe, fits) -> list[str]:
    """What is wrong with the pages, at both widths."""
    wrong = []
    for path in paths:
        if page.context.request.get(world["url"] + path).status == 405:
            continue  # only answers forms
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            answer = page.goto(world["url"] + path)
            if answer.status != 200:
                wrong.append(f"{path}: {answer.status}")
                break
            if "text/html" not in answer.headers["content-type"]:
                break  # a paper, not a page
            if not fits(page):
                wrong.append(f"{path}: wider than {width}")
            wrong += [f"{path} at {width}: {found}" for found in axe(page)]
    return wrong


@pytest.mark.browser
@pytest.mark.parametrize("audience", ["public", "portal", "office"])
def test_every_page_opens_fits_and_is_accessible(world, page, axe, fits, audience):
    who = {"public": None, "portal": world["member"].person, "office": world["chair"]}[audience]
    if who is not None:
        come_in(page, world, who)

    wrong = look_at(page, world, addresses(world, audience), axe, fits)

    assert not wrong, "\n".join(wrong)


@pytest.mark.browser
def test_portal_pages_keep_to_their_weight(world, page, weigh):
    come_in(page, world, world["member"].person)
    paths = addresses(world, "portal")

    first = weigh(world["url"] + paths[0])
    later = {path: weigh(world["url"] + path) for path in paths}

    assert first <= FIRST_VISIT
    assert {path: size for path, size in later.items() if size > LATER_VISIT} == {}


@pytest.mark.browser
def test_a_receipt_is_verified_in_less_than_thirty_kilobytes(world, weigh):
    assert weigh(f"{world['url']}/bukti/{world['token']}/") <= 30_000


def follow(client: Client, start: str) -> tuple[list[str], dict[str, int]]:
    """Every link that can be reached by clicking: those that lead nowhere, and the statements of each page."""
    waiting, seen, dead, counts = [start], set(), [], {}
    while waiting:
        path = waiting.pop(0)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path, headers={"host": "localhost"})
        if answer.status_code >= 400:
            dead.append(f"{path}: {answer.status_code}")
        if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/html"):
            continue
        counts[path] = of_the_page(queries)
        for link in LINK.findall(answer.content.decode()):
            place = PLACE.sub("0", link.partition("?")[0])
            if place not in seen and not link.startswith(("/static/", "/keluar/")):
                seen.add(place)
                waiting.append(html.unescape(link))
    return dead, counts


@pytest.mark.parametrize("role", sorted(Role))
def test_no_link_of_an_office_leads_to_a_refusal_and_no_page_asks_much(world, person_of, role):
    client = Client()
    client.force_login(person_of(role))

    dead, counts = follow(client, "/office/")

    assert dead == []
    assert len(counts) > 5
    assert {path: count for path, count in counts.items() if count > (30 if WORKS_OUT in path else STATEMENTS)} == {}
