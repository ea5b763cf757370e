"""Published savings and tax examples, recomputed: see the README beside the data."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from kdim.kernel.rounding import NEAREST_RUPIAH

_FILE = Path(__file__).parents[1] / "data" / "vectors" / "savings.json"
CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in json.loads(_FILE.read_text(encoding="utf-8"))["cases"]}


def rate_ppm(rate: str) -> int:
    """``"0.0275"`` as 27_500."""
    return int(Fraction(rate) * 1_000_000)


def sen(amount: Fraction) -> str:
    """To two decimals, as the published figures are written: ``"28595.55"``."""
    whole, cents = divmod(NEAREST_RUPIAH.round(amount * 100), 100)
    return f"{whole}.{cents:02}"
