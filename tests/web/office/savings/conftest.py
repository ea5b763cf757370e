"""Savings as the manager sees them."""

from tests.web.office.saving_office import client_as, clock, neighbour, person_as, queries_of, saving, teller

__all__ = ["client_as", "clock", "neighbour", "person_as", "queries_of", "saving", "teller"]
