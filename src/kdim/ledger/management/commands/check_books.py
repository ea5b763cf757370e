"""``kdim check``: prove the books of every cooperative, or name the first thing that does not agree."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kdim.cooperatives.models import Cooperative, wall
from kdim.ledger.queries import check

SENTENCES = {
    "lines_without_entry": "{stored} lines belong to entry {subject}, which does not exist",
    "entry_lines_missing": "entry {subject} has {stored} lines where it was sealed with {derived}",
    "entry_unbalanced": "entry {subject} is out of balance by Rp{stored}",
    "line_date_differs": "line {stored} of entry {subject} has another date than its entry",
    "line_on_wrong_account": "line {stored} of entry {subject} stands on account {derived}, which cannot take it",
    "entry_before_book": "entry {subject} is dated before its book begins",
    "recorded_after_closing": "entry {subject} was recorded in a month that was closed",
    "balance_differs": "the balance of account or subaccount {subject} is stored as {stored}, its lines say {derived}",
    "balance_row_differs": "the balance row of account {subject}, subaccount {stored} does not fit its account",
    "below_floor": "subaccount {subject} stands at Rp{stored}, below its floor of Rp{derived}",
    "held_differs": "subaccount {subject} holds Rp{stored} back, its holds say Rp{derived}",
    "total_differs": "the monthly totals of account {subject} say {stored}, its lines {derived}",
    "entry_changed": "entry {subject} is not what was sealed: its hash differs",
}


class Command(BaseCommand):
    """Exit code 1 and a plain sentence when something is wrong, whoever wrote it."""

    help = "Derive every balance again from the lines and compare; exit code 1 names the first difference."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--all`` names every difference, not only the first of each cooperative."""
        parser.add_argument("--all", action="store_true", help="name every difference")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check cooperative after cooperative, each inside its own wall."""
        broken = 0
        with wall.platform():
            cooperatives = list(Cooperative.objects.order_by("id").values_list("id", "name"))
        for cooperative_id, name in cooperatives:
            with wall.enter(cooperative_id):
                found = check(cooperative_id)
            broken += bool(found)
            for one in found if options["all"] else found[:1]:
                sentence = SENTENCES[one.code].format(subject=one.subject, stored=one.stored, derived=one.derived)
                self.stderr.write(f"{name}: {sentence}.")
            if not found:
                self.stdout.write(f"{name}: the books are whole.")
        if broken:
            raise CommandError(f"The books of {broken} of {len(cooperatives)} cooperatives are not whole.")
