"""Members of an office that saves, and people who apply."""

from tests.members.conftest import applicant, application, kbli, village
from tests.web.office.saving_office import client_as, clock, neighbour, person_as, queries_of, saving, teller

__all__ = [
    "applicant", "application", "client_as", "clock", "kbli", "neighbour", "person_as", "queries_of", "saving",
    "teller", "village",
]  # fmt: skip
