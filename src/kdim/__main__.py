"""``python -m kdim`` is ``kdim``."""

from kdim.config.command import main

main()
