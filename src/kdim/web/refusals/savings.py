"""Words for what ``kdim.savings`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise

WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {}
