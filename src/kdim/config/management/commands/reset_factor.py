"""``kdim reset_factor``: end somebody's second factor from the server, where there are no two officers to do it."""

from typing import Any
from uuid import uuid4

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from kdim.cooperatives.actions import reset_factor
from kdim.cooperatives.models import Cooperative, wall
from kdim.cooperatives.powers import system_actor
from kdim.cooperatives.queries import find_sign_in
from kdim.kernel.refusals import Refusal
from kdim.web import refusals


class Command(BaseCommand):
    """For a phone lost in a cooperative with fewer than three officers; the trail says that the system did it."""

    help = "End the second factor of a person whose phone and recovery codes are lost. Make sure who is asking."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--slug", required=True, help="short name of the cooperative")
        parser.add_argument("--name", required=True, help="the telephone or member number they sign in with")
        parser.add_argument("--reason", required=True, help="what happened; it stands in the trail")

    def handle(self, *, slug: str, name: str, reason: str, **_: Any) -> None:
        cooperative = Cooperative.objects.filter(slug=slug).first()
        if cooperative is None:
            raise CommandError(f"There is no cooperative called {slug}.")
        with wall.enter(cooperative.id), translation.override("id"):
            person = find_sign_in(cooperative.id, name)
            if person is None:
                raise CommandError(f"Nobody signs in with {name} at {cooperative.name}.")
            try:
                reset_factor(
                    actor=system_actor(cooperative.id), request_id=uuid4(), at=timezone.now(), person_id=person.id,
                    reason=reason,
                )  # fmt: skip
            except Refusal as refusal:
                raise CommandError(refusals.words(refusal)) from refusal
        self.stdout.write(f"{person.name} signs in with the PIN alone, and is signed out everywhere.")
