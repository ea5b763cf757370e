"""``kdim open``: from a fresh checkout to a working cooperative in one command."""

from typing import Any

from django.core.management import BaseCommand, CommandParser, call_command

from kdim.config.management.commands.serve import require_free_port
from kdim.cooperatives.actions import load_reference
from kdim.cooperatives.models import Area, wall
from kdim.cooperatives.queries import is_installed


class Command(BaseCommand):
    """Migrate, load public lists, build the demonstration if there is no cooperative, serve."""

    help = "Prepare everything and serve; builds the demonstration cooperative on an empty install."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--empty", action="store_true", help="without the demonstration: the browser sets it up")

    def handle(self, *, port: int, empty: bool, **_: Any) -> None:
        require_free_port("127.0.0.1", port)
        self.stdout.write("Preparing the database …")
        call_command("migrate", verbosity=0)
        with wall.platform():
            if not Area.objects.exists():
                self.stdout.write("Loading areas and kinds of business …")
                self.stdout.flush()
                load_reference()
            build = not is_installed() and not empty
        if build:
            call_command("demo", stdout=self.stdout)
        call_command("serve", host="127.0.0.1", port=port, stdout=self.stdout)
