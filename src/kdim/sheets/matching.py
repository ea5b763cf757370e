"""From headings to meanings: every column gets the meaning whose words fit best, and no meaning is given twice."""

from collections.abc import Iterable, Sequence
from functools import cache

from kdim.sheets.terms import REPEATED, SAVINGS, TERMS, Field, Purpose, Term
from kdim.sheets.words import is_secret, tokens

Path = tuple[str, ...]  # the headings above a column, from the top down


@cache
def terms_for(purpose: Purpose) -> tuple[Term, ...]:
    """The terms that sheets of a purpose use."""
    return tuple(term for term in TERMS if purpose in term.purposes)


def match_all(paths: Sequence[Path], purpose: Purpose) -> list[Field | None]:
    """The meanings of the columns: the best fit anywhere in the sheet is given first."""
    offers = [
        (score, -n, field)
        for n, path in enumerate(paths)
        for field, score in scores(path, purpose).items()
    ]  # fmt: skip
    given: list[Field | None] = [None] * len(paths)
    used: set[Field] = set()
    for _, minus_n, field in sorted(offers, key=lambda offer: (-offer[0], -offer[1])):
        n = -minus_n
        if given[n] is None and (field in REPEATED or field not in used):
            given[n] = field
            used.add(field)
    return given


def fits(text: str, purpose: Purpose) -> bool:
    """Whether a single heading means something."""
    return bool(scores((text,), purpose))


def scores(path: Path, purpose: Purpose) -> dict[Field, int]:
    """How well each meaning fits the headings of a column; only those that do."""
    if any(is_secret(text) for text in path):
        return {Field.PASSWORD: 1_000}
    return _scores(path, purpose)


@cache
def _scores(path: Path, purpose: Purpose) -> dict[Field, int]:
    leaf = frozenset(tokens(path[-1])) if path else frozenset()
    above = frozenset(token for text in path[:-1] for token in tokens(text))
    found: dict[Field, int] = {}
    if not leaf:
        return found
    if purpose is Purpose.STATEMENT and any(_is_year(token) for token in leaf):
        found[Field.AMOUNT] = 25
    for term in terms_for(purpose):
        score = max(_scored(phrases(term), leaf, above, term), default=0)
        if score > found.get(term.field, 0):
            found[term.field] = score
    if len(path) > 1 and leaf <= _STANDING:  # SIMPANAN POKOK / SALDO AKHIR: what stands above says which
        for field, score in _scores(path[:-1], purpose).items():
            if field in SAVINGS and score - 2 > found.get(field, 0):
                found[field] = score - 2
    return found


@cache
def phrases(term: Term) -> tuple[frozenset[str], ...]:
    """The phrases of a term as sets of words."""
    return tuple(frozenset(phrase) for phrase in term.phrases)


def _scored(
    options: Iterable[frozenset[str]], leaf: frozenset[str], above: frozenset[str], term: Term
) -> Iterable[int]:
    everything = leaf | above
    if term.without & everything or (term.within and not term.within & everything):
        return
    for phrase in options:
        if not phrase <= everything or not phrase & leaf:
            continue
        extra = len(leaf - phrase - term.within)
        if len(phrase) == 1 and extra > 1 and next(iter(phrase)) in _VAGUE:
            continue
        yield (
            10 * len(phrase & leaf)
            + 7 * len(phrase - leaf)
            - 4 * extra
            - (3 if leaf & _BEFORE else 0)
            + (6 if phrase == leaf else 0)
            + (8 if term.within else 0)
        )


#: What there was before, beside what there is.
_BEFORE = frozenset({"awal", "lalu", "sebelumnya"})
#: Under the name of a kind of savings: what there is of it. Words that say little when they stand among others.
_STANDING = frozenset({"akhir", "saldo", "jumlah", "total", "sekarang", "s", "d", "sd", "ini", "sisa"})
_VAGUE = frozenset({"no", "jumlah", "saldo", "nilai", "ke", "dari", "id", "d", "k", "status", "total", "bank", "jenis"})


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and 1990 <= int(token) <= 2100
