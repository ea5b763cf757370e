"""``kdim new``: found a cooperative from the terminal; asks for what the flags do not say."""

from collections.abc import Callable
from getpass import getpass
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.utils import timezone, translation

from kdim.cooperatives.enums import CooperativeKind, Zone
from kdim.cooperatives.models import Cooperative, wall
from kdim.kernel.phone import format_phone, parse_phone
from kdim.kernel.refusals import Refusal
from kdim.processes.founding import FirstPerson, found_cooperative, proposed_slug
from kdim.web import labels, refusals


class Command(BaseCommand):
    """Questions are in Indonesian, each with a proposal in brackets; with all flags given nothing is asked."""

    help = "Found a cooperative: by-laws from a template, books, savings products, the first person."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", help="e.g. 'Koperasi Konsumen Maju Bersama'")
        parser.add_argument("--slug", help="short name in addresses, e.g. maju-bersama")
        parser.add_argument("--template", choices=[kind.value for kind in CooperativeKind])
        parser.add_argument("--zone", choices=[zone.value for zone in Zone])
        parser.add_argument("--fiscal-start-month", type=int, choices=range(1, 13), default=1, metavar="1-12")
        parser.add_argument("--host", default="", help="a host name of its own, e.g. koperasi.example.id")
        parser.add_argument("--person", help="name of the first person: chair and administrator")
        parser.add_argument("--phone", help="telephone number the first person signs in with")
        parser.add_argument("--pin", help="six figures; asked for when left out, which keeps it out of the history")
        parser.add_argument("--demonstration", action="store_true", help="mark every page as a trial")

    def handle(self, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        with translation.override("id"):
            name = options["name"] or self._ask("Nama koperasi", str)
            slug = options["slug"] or self._ask("Nama pendek untuk alamat", str, proposed_slug(name))
            template = CooperativeKind(options["template"] or self._ask_kind())
            zone = Zone(options["zone"] or self._ask("Zona waktu (WIB, WITA, WIT)", _zone, "WIB"))
            person = options["person"] or self._ask("Nama ketua", str)
            phone = (
                self._read(parse_phone, options["phone"]) if options["phone"] else self._ask("Nomor HP", parse_phone)
            )
            pin = options["pin"] or getpass("PIN 6 angka (tidak ditampilkan): ")
            now = timezone.now()
            try:
                found_cooperative(
                    name=name, slug=slug, template=template, zone=zone,
                    fiscal_start_month=options["fiscal_start_month"],
                    first_person=FirstPerson(name=person, phone=phone, secret=pin), at=now, on=zone.date_of(now),
                    is_demonstration=options["demonstration"], host=options["host"],
                )  # fmt: skip
            except Refusal as refusal:
                raise CommandError(refusals.words(refusal)) from refusal
        self._say_where(name, slug, options["host"], phone)

    def _ask(self, question: str, read: Callable[[str], Any], proposal: str = "") -> Any:
        """Ask until the answer can be read; an empty answer takes the proposal."""
        while True:
            bracket = f" [{proposal}]" if proposal else ""
            answer = input(f"{question}{bracket}: ").strip() or proposal
            try:
                if answer:
                    return read(answer)
            except Refusal as refusal:
                self.stdout.write(refusals.words(refusal))

    def _ask_kind(self) -> str:
        kinds = list(CooperativeKind)
        for number, kind in enumerate(kinds, start=1):
            self.stdout.write(f"  {number}. {labels.label(kind.value, 'CooperativeKind')}")
        answer = self._ask("Jenis koperasi", str, "1")
        position = int(answer) if answer.isdecimal() else 0
        return kinds[position - 1].value if 1 <= position <= len(kinds) else self._ask_kind()

    def _read(self, read: Callable[[str], str], text: str) -> str:
        try:
            return read(text)
        except Refusal as refusal:
            raise CommandError(refusals.words(refusal)) from refusal

    def _say_where(self, name: str, slug: str, host: str, phone: str) -> None:
        with wall.platform():
            alone = Cooperative.objects.count() == 1
        place = host or ("localhost:8000" if alone else f"{slug}.localhost:8000")
        self.stdout.write(f"\n{name} sudah berdiri.")
        self.stdout.write(f"Buka http://{place}/ lalu masuk dengan {format_phone(phone)} dan PIN Anda.")
        self.stdout.write("Berikutnya: daftarkan kasir dan bendahara di menu Orang dan jabatan.")


def _zone(text: str) -> str:
    return text.upper() if text.upper() in set(Zone) else "WIB"
