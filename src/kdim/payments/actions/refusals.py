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


class DrawerUnknown(Refusal):
    """No such drawer in this cooperative; fact: ``drawer``."""

    code = "drawer_unknown"


class DrawerClosed(Refusal):
    """Closed already, perhaps by somebody else a moment ago; facts: ``name``, ``closed_at``, ``closed_by``."""

    code = "drawer_closed"


class DrawerNotCounted(Refusal):
    """A drawer is counted before it is closed."""

    code = "drawer_not_counted"


class DrawerMoved(Refusal):
    """Money moved, or somebody counted again, after what the person saw."""

    code = "drawer_moved"


class DifferenceUnexplained(Refusal):
    """The count differs from the books and nobody said why; fact: ``difference`` (+ over, - short)."""

    code = "difference_unexplained"


class KeptTooMuch(Refusal):
    """No more stays than was counted; facts: ``kept``, ``counted``."""

    code = "kept_too_much"


class TakesNoDrawer(Refusal):
    """A drawer is handed to a colleague who may keep one; fact: ``name``."""

    code = "takes_no_drawer"


class NothingKept(Refusal):
    """What the person keeps is another sum than was seen, or nothing; fact: ``amount``."""

    code = "nothing_kept"


class DrawerTooLittle(Refusal):
    """There is not so much in the drawer. How much there is stays unsaid, so that the count at its close is blind."""

    code = "drawer_too_little"


class VaultTooLittle(Refusal):
    """The vault does not hold so much; facts: ``available``, ``amount`` in rupiah."""

    code = "vault_too_little"


class CashAmountNotPositive(Refusal):
    """A sum of cash is more than zero; fact: ``amount``."""

    code = "cash_amount_not_positive"
