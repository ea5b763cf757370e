"""Founding a cooperative: by-laws from a template, books with a chart, savings products, the first person."""

from kdim.processes.founding.found import (
    FirstPerson,
    NameMissing,
    found_cooperative,
    found_first_cooperative,
    proposed_slug,
)
from kdim.processes.founding.proposals import Proposal, ProposedProduct, proposal_for

__all__ = [
    "FirstPerson",
    "NameMissing",
    "Proposal",
    "ProposedProduct",
    "found_cooperative",
    "found_first_cooperative",
    "proposal_for",
    "proposed_slug",
]
