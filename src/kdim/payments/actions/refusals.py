"""What this room says no to; the words are in ``web/refusals/payments.py``."""

from kdim.kernel.refusals import Refusal


class DrawersNotKept(Refusal):
    """The cooperative has not decided that tellers keep drawers; fact: ``on``."""

    code = "drawers_not_kept"


class DrawerNeedsPerson(Refusal):
    """A drawer belongs to somebody who signs in, not to the system."""

    code = "drawer_needs_person"


class DrawerAlreadyOpen(Refusal):
    """A teller has one drawer at a time; facts: ``name``, ``on`` (its day)."""

    code = "drawer_already_open"


class DrawerNotOpen(Refusal):
    """Cash is taken and paid out of an open drawer only; fact: ``name`` of the teller."""

    code = "drawer_not_open"


class DrawerOfAnotherDay(Refusal):
    """The open drawer is of an earlier day: count and close it first; fact: ``on``."""

    code = "drawer_of_another_day"


class DrawerTooLittle(Refusal):
    """There is not so much in the drawer. How much there is stays unsaid, so that the count at its close is blind."""

    code = "drawer_too_little"


class VaultTooLittle(Refusal):
    """The vault does not hold so much; facts: ``available``, ``amount`` in rupiah."""

    code = "vault_too_little"


class CashAmountNotPositive(Refusal):
    """A sum of cash is more than zero; fact: ``amount``."""

    code = "cash_amount_not_positive"
