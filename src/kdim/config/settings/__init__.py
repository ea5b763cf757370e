"""``base`` with a handful of lines of difference in ``development``, ``test`` and ``production``."""
