"""``kdim import``: a list of older books from the command line, judged row by row; written only with ``--commit``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from kdim.cooperatives.enums import Zone
from kdim.cooperatives.models import Cooperative, wall
from kdim.cooperatives.powers import system_actor
from kdim.kernel.reading import read_amount, read_date
from kdim.kernel.refusals import Refusal
from kdim.processes.moving.actions import Corrections, File, Outcome, look, take_over
from kdim.processes.moving.enums import BatchKind, Verdict
from kdim.processes.moving.queries import account_choices, offered
from kdim.sheets import DateOrder, Field
from kdim.sheets.opening import LARGEST_FILE
from kdim.web import formats, labels, refusals
from kdim.web.office.moving.issues import one_line
from kdim.web.refusals.moving import SIDES

REFUSED, TO_MEND = 1, 3
_NONE = "-"


SCALES = {"rupiah": 1, "ribuan": 1_000, "jutaan": 1_000_000}


class Command(BaseCommand):
    """0: every row can be taken (with ``--commit``: is in the books). 1: refused, nothing was written. 2: the command
    itself is wrong. 3: only looked, and rows or columns still need a person."""

    help = (
        "Read a list of older books (XLSX, XLS, CSV), print the verdict on every row, and with --commit write it, "
        "once the figures of your own books agree. Exit codes: 0 good, 1 refused, 2 wrong options, 3 rows to mend."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=[kind.value for kind in BatchKind], help="members: with their savings")
        parser.add_argument("file", type=Path)
        parser.add_argument("--slug", default="", help="short name of the cooperative; needed when there are several")
        parser.add_argument("--on", default="", help="day of the balances, e.g. 31-12-2025; a journal has its own days")
        parser.add_argument("--sheet", default="", help="name of the sheet, if the guess is wrong")
        parser.add_argument("--header-row", type=int, help="row of the headings, as the spreadsheet counts")
        _pairs(parser, "--column", "HEADING=MEANING", "what a column is, e.g. 'Aneh=sukarela'; - is not read")
        _pairs(parser, "--dates", "HEADING=ORDER", f"how its dates are written: {', '.join(DateOrder)}")
        _pairs(parser, "--product", "HEADING=CODE", "savings product that a column goes to; - for none")
        _pairs(
            parser,
            "--account",
            "ROW=CODE",
            "account of a row of the balance sheet; of a journal NAME=CODE",
        )
        parser.add_argument("--first-row", type=int, help="first row of the list below its headings")
        parser.add_argument("--amounts-in", choices=[*SCALES], help="how the file tells its amounts")
        _pairs(parser, "--decimals", "COLUMN=SIGN", "the sign before decimals in a column: koma or titik")
        parser.add_argument("--amount-column", default="", help="heading of the balances, where there are several")
        parser.add_argument(
            "--accounts-are-right", action="store_true", help="I have looked at every suggested account above"
        )
        parser.add_argument("--commit", action="store_true", help="write it; wants the figures of your own books")
        parser.add_argument("--members", type=int, help="how many members your books have")
        parser.add_argument("--loans", type=int, help="how many loans still run by your books")
        _pairs(parser, "--total", "NAME=AMOUNT", "total by your books, e.g. 'Simpanan pokok=2.400.000'")
        parser.add_argument("--leave-out-wrong", action="store_true", help="leave out the rows that cannot be taken")

    def handle(self, **options: Any) -> None:
        cooperative = self._cooperative(options["slug"])
        with wall.enter(cooperative.id), translation.override("id"), timezone.override(Zone(cooperative.zone).tzinfo):
            try:
                self._run(cooperative.id, options)
            except Refusal as refusal:
                raise CommandError(refusals.words(refusal), returncode=REFUSED) from refusal

    def _run(self, cooperative_id: int, options: Mapping[str, Any]) -> None:
        today = timezone.localdate()
        kind = BatchKind(options["kind"])
        if not options["on"] and kind is not BatchKind.JOURNAL:
            raise CommandError("Sebutkan tanggal saldonya dengan --on.", returncode=2)
        on = read_date(options["on"], today) if options["on"] else today
        file = File(kind, on, options["file"].name, _content(options["file"]))
        shared: dict[str, Any] = {
            "actor": system_actor(cooperative_id), "at": timezone.now(), "today": today, "file": file,
            "corrections": _corrections(cooperative_id, options),
        }  # fmt: skip
        outcome = look(**shared)
        self._show(outcome)
        if not options["commit"] or not outcome.batch.summary:
            self._end_of_look(outcome, options)
            return
        done = take_over(**shared, figures=_figures(outcome, options)).done
        written = f"{done['entries']} jurnal" if "entries" in done else f"jurnal {done['entry']}"
        self.stdout.write(self.style.SUCCESS(f"Sudah dicatat di buku, {written}."))

    def _cooperative(self, slug: str) -> Cooperative:
        with wall.platform():
            found = list(Cooperative.objects.filter(**({"slug": slug} if slug else {}))[:2])
        if len(found) != 1:
            raise CommandError("Sebutkan koperasinya dengan --slug." if found else f"Tidak ada koperasi {slug}.")
        return found[0]

    def _show(self, outcome: Outcome) -> None:
        batch = outcome.batch
        self.stdout.write(f"{batch.file_name} · {batch.sheet_name} · {formats.tanggal(batch.on)}")
        for column in (batch.layout or {}).get("columns", ()):
            if column["title"]:
                meaning = labels.label(column["field"], "Field") if column["field"] else "Tidak dibaca"
                self.stdout.write(f"  {column['title']}: {meaning}")
        for row in outcome.rows:
            told = [str(row.number), labels.label(row.verdict, "Verdict"), row.name, _content_of(row.facts)]
            self.stdout.write("\t".join([*told, one_line(row.issues)]).rstrip())
        summary = batch.summary
        for verdict in Verdict:
            if count := summary.get("counts", {}).get(verdict, 0):
                self.stdout.write(f"{labels.label(verdict, 'Verdict')}: {formats.angka(count)}")
        for key in summary.get("keys", ()):
            self.stdout.write(f"  {key['name']}: {key['code'] or '-'} {key['account_name']}".rstrip())
        for name, total in _totals(summary):
            self.stdout.write(f"{name}: {total}")

    def _end_of_look(self, outcome: Outcome, options: Mapping[str, Any]) -> None:
        summary = outcome.batch.summary
        if not summary:
            raise CommandError("Kepala tabel belum ketemu. Sebutkan --sheet atau --header-row.", returncode=TO_MEND)
        if summary["questions"]:
            columns = ", ".join(summary["questions"])
            raise CommandError(f"Pastikan dulu yang ini: {columns}.", returncode=TO_MEND)
        if summary["counts"][Verdict.WRONG] and not options["leave_out_wrong"]:
            count = formats.angka(summary["counts"][Verdict.WRONG])
            words = f"{count} baris tidak bisa diambil. Betulkan dulu, atau tambahkan --leave-out-wrong."
            raise CommandError(words, returncode=TO_MEND)
        self.stdout.write(
            "Belum ada yang dicatat. Untuk mencatat, tambahkan --commit dan angka dari buku Anda sendiri."
        )


def _pairs(parser: CommandParser, name: str, metavar: str, help_text: str) -> None:
    parser.add_argument(name, action="append", default=[], metavar=metavar, help=f"{help_text}; may be repeated")


def _content(path: Path) -> bytes:
    """The file, unless it is larger than any list. Raises ``CommandError``."""
    try:
        if (size := path.stat().st_size) > LARGEST_FILE:
            most = formats.angka(LARGEST_FILE // 2**20)
            words = f"Berkas ini {formats.angka(-(-size // 2**20))} MB; paling besar {most} MB."
            raise CommandError(words, returncode=REFUSED)
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"Berkas ini tidak bisa dibuka: {path}.") from error


def _split(pairs: Sequence[str]) -> list[tuple[str, str]]:
    found = [pair.rpartition("=") for pair in pairs]
    if wrong := [pair for pair, (left, _, right) in zip(pairs, found, strict=True) if not left or not right.strip()]:
        raise CommandError(f"Tulis sebagai NAMA=NILAI: {wrong[0]}.", returncode=2)
    return [(left.strip(), right.strip()) for left, _, right in found]


def _chosen(name: str, choices: Mapping[str, Any], typed: str) -> Any:
    """Raises ``CommandError`` with all that may be said."""
    if typed not in choices:
        words = f"{name}: “{typed}” bukan salah satu dari {', '.join(choices)}."
        raise CommandError(words, returncode=2)
    return choices[typed]


def _corrections(cooperative_id: int, options: Mapping[str, Any]) -> Corrections:
    fields: dict[str, Field | None] = {each.value: each for each in Field if each is not Field.PASSWORD}
    orders = {each.value: each for each in DateOrder}
    products = {row.code: row.id for row in offered(cooperative_id)}
    accounts = {each.code: each.id for each in account_choices(cooperative_id)}

    def told(option: str, choices: Mapping[str, Any]) -> dict[str, Any]:
        pairs = _split(options[option])
        return {left: _chosen(f"--{option}", choices, right) for left, right in pairs}

    named = told("account", accounts)
    is_journal = options["kind"] == BatchKind.JOURNAL
    rows = {} if is_journal else {_number(row): account for row, account in named.items()}
    return Corrections(
        sheet=options["sheet"], header_row=options["header_row"], fields=told("column", {**fields, _NONE: None}),
        orders=told("dates", orders), products=told("product", {**products, _NONE: 0}), accounts=rows,
        named=named if is_journal else {}, amount=options["amount_column"],
        suggestions_are_right=options["accounts_are_right"], first_row=options["first_row"],
        marks=told("decimals", {"koma": ",", "titik": "."}), scale=SCALES.get(options["amounts_in"] or ""),
    )  # fmt: skip


def _number(text: str) -> int:
    if not text.isdecimal():
        raise CommandError(f"--account: “{text}” bukan nomor baris.", returncode=2)
    return int(text)


def _content_of(facts: Mapping[str, Any]) -> str:
    """What is written of a row: the savings of a member, or an account with its balance."""
    if "balances" in facts:
        return " ".join([facts.get("number", ""), formats.rupiah(sum(facts["balances"].values()))]).strip()
    if "outstanding" in facts:
        return " ".join([facts["number"], formats.rupiah(facts["outstanding"])]).strip()
    if "lines" in facts:
        return f"{facts['on']} {formats.rupiah(facts['in'] - facts['out'])}".strip()
    return f"{facts['account_code']} {facts['account_name']} {formats.rupiah(facts['signed'])}".strip()


#: What a summary counts → the option in which it is typed, and its name.
_COUNTED = {"members": ("members", "Anggota"), "loans_count": ("loans", "Pinjaman berjalan")}


def _totals(summary: Mapping[str, Any]) -> list[tuple[str, str]]:
    if not summary:
        return []
    found = [(name, formats.angka(summary[key])) for key, (_, name) in _COUNTED.items() if key in summary]
    return [*found, *((_name(total), formats.rupiah(total["total"])) for total in summary["totals"])]


def _name(total: Mapping[str, Any]) -> str:
    return str(SIDES.get(total["name"], total["name"]))


def _figures(outcome: Outcome, options: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed of the treasurer's own books. Raises ``CommandError`` naming what is missing."""
    summary = outcome.batch.summary
    typed = {name.casefold(): read_amount(amount) for name, amount in _split(options["total"])}
    wanted = {_name(total): total for total in summary.get("totals", ())}
    missing = [f"--total '{name}=…'" for name in wanted if name.casefold() not in typed]
    for counted, (option, _) in _COUNTED.items():
        if counted in summary and options[option] is None:
            missing.insert(0, f"--{option} …")
    if missing:
        words = f"Ketik juga angka dari buku Anda sendiri: {' '.join(missing)}. Belum ada yang dicatat."
        raise CommandError(words, returncode=REFUSED)
    amounts = [typed[name.casefold()] for name in wanted]
    shared = {"leave_out_wrong": options["leave_out_wrong"]}
    if "members" in summary:
        control = {total["product"]: amount for total, amount in zip(wanted.values(), amounts, strict=True)}
        return {"members": options["members"], "control": control, **shared}
    if "loans_count" in summary:
        return {"count": options["loans"], "owed": amounts[0], **shared}
    if "keys" in summary:
        return {"figures": amounts, **shared}
    left, right = amounts
    return {"left": left, "right": right, **shared}
