"""Which account of the chart a line of older books means: a suggestion by its words, which a person confirms."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kdim.ledger.enums import AccountKind, Side
from kdim.sheets import Section
from kdim.sheets.words import plain, spelt

NAMES = Path(__file__).parent / "data" / "account_names.csv"
_SAME = {
    "hutang": "utang", "aktiva": "aset", "gedung": "bangunan", "resiko": "risiko", "bunga": "jasa", "biaya": "beban",
    "pkpri": "sekunder", "puskopdit": "sekunder", "puskop": "sekunder", "inkopdit": "sekunder", "gkpri": "sekunder",
    "profisi": "provisi", "penyisihhan": "penyisihan", "dibayarkan": "dibayar",
    "manasuka": "sukarela", "mebel": "inventaris", "meubel": "inventaris",
    "pertokoan": "toko", "brg": "barang", "by": "beban", "byr": "bayar",
    "pend": "pendapatan", "invent": "inventaris", "donasi": "hibah", "komputer": "digital",
}  # fmt: skip
_WEAK = frozenset({"dan", "di", "pada", "yang", "untuk", "lain", "koperasi", "rekening", "tahun", "per", "anggota",
                   "masih", "harus", "dalam", "kepada", "dll", "aset", "umum", "biasa", "beban", "pendapatan",
                   "bayar", "tarik", "titipan", "setor", "setoran", "terima", "penerimaan", "pembayaran"})  # fmt: skip
#: Running loans are divided among their borrowers by the list of loans.
_LOANS = "Pinjaman Anggota - Saldo Buku Lama"
#: Names whose words alone would lead astray: all words of the first → the account's name.
_HINTS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"sekunder"}), "Penyertaan pada Koperasi Sekunder"),
    (frozenset({"piutang", "tak", "tertagih"}), "Pinjaman Anggota - Diragukan / Macet"),
    (frozenset({"piutang", "uang"}), _LOANS),
    (frozenset({"piutang", "pinjaman"}), _LOANS),
    (frozenset({"pinjaman", "anggota"}), _LOANS),
    (frozenset({"angsuran", "jasa"}), "Jasa Pinjaman"),
    (frozenset({"jasa", "s", "p"}), "Jasa Pinjaman"),
    (frozenset({"angsuran"}), _LOANS),
    (frozenset({"piutang", "anggota"}), "Piutang Usaha - Anggota"),
    (frozenset({"piutang", "anggota"}), _LOANS),
    (frozenset({"tabungan"}), "Simpanan Sukarela"),
    (frozenset({"bangunan"}), "Bangunan"),
    (frozenset({"gaji"}), "Gaji dan Upah"),
    (frozenset({"piutang", "barang"}), "Piutang Kredit Barang Anggota"),
    (frozenset({"jasa", "piutang"}), "Jasa Pinjaman"),
    (frozenset({"provisi"}), "Provisi Pinjaman"),
    (frozenset({"denda"}), "Denda Keterlambatan"),
    (frozenset({"cadangan", "risiko"}), "Cadangan Risiko"),
    (frozenset({"cadangan"}), "Cadangan Umum"),
    (frozenset({"beban", "penyusutan"}), "Beban Penyusutan Aset Tetap"),
    (frozenset({"listrik"}), "Listrik, Air, dan Telepon"),
    (frozenset({"telepon"}), "Listrik, Air, dan Telepon"),
    (frozenset({"internet"}), "Internet, Aplikasi, dan Hosting"),
    (frozenset({"wifi"}), "Internet, Aplikasi, dan Hosting"),
    (frozenset({"bpjs"}), "BPJS Kesehatan dan Ketenagakerjaan"),
    (frozenset({"bensin"}), "Transportasi dan Perjalanan Dinas"),
    (frozenset({"transport"}), "Transportasi dan Perjalanan Dinas"),
    (frozenset({"tunjangan"}), "Tunjangan dan THR Karyawan"),
    (frozenset({"lembur"}), "Tunjangan dan THR Karyawan"),
    (frozenset({"insentif"}), "Honor / Insentif Pengurus dan Pengawas"),
    (frozenset({"honor"}), "Honor / Insentif Pengurus dan Pengawas"),
    (frozenset({"atk"}), "Alat Tulis Kantor dan Cetakan"),
    (frozenset({"fotokopi"}), "Alat Tulis Kantor dan Cetakan"),
    (frozenset({"konsumsi"}), "Konsumsi Rapat dan Rumah Tangga Kantor"),
    (frozenset({"minum"}), "Konsumsi Rapat dan Rumah Tangga Kantor"),
    (frozenset({"administrasi", "bank"}), "Administrasi dan Pajak Bank"),
    (frozenset({"jasa", "utang", "bank"}), "Bunga Pinjaman Bank / LPDB"),
    (frozenset({"pinjaman", "dari", "bank"}), "Utang Bank Jangka Panjang"),
    (frozenset({"shu", "lalu"}), "SHU Tahun Lalu Belum Dibagi"),
    (frozenset({"shu"}), "SHU Tahun Berjalan"),
    (frozenset({"sisa", "hasil", "usaha"}), "SHU Tahun Berjalan"),
    (frozenset({"hibah"}), "Hibah / Donasi"),
    (frozenset({"peralatan"}), "Peralatan dan Inventaris Kantor"),
    (frozenset({"inventaris"}), "Peralatan dan Inventaris Kantor"),
    (frozenset({"kas", "toko"}), "Kas Unit Toko"),
    (frozenset({"bank"}), "Bank - Rekening Operasional"),
    (frozenset({"kas"}), "Kas"),
    (frozenset({"persediaan"}), "Persediaan Barang Dagang"),
    (frozenset({"dana"}), "Dana RAT dan Dana Lain"),
)
_DEPRECIATION: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"piutang"}), "Penyisihan Piutang Tak Tertagih"),
    (frozenset({"pinjaman"}), "Penyisihan Kerugian Pinjaman"),
    (frozenset({"persediaan"}), "Penyisihan Penurunan Nilai Persediaan"),
    (frozenset({"bangunan"}), "Akumulasi Penyusutan Bangunan"),
    (frozenset({"kendaraan"}), "Akumulasi Penyusutan Kendaraan"),
    (frozenset(), "Akumulasi Penyusutan Inventaris Kantor"),
)
_KINDS: dict[Section, frozenset[AccountKind]] = {
    **dict.fromkeys(
        (Section.ASET, Section.ASET_LANCAR, Section.ASET_TETAP, Section.PENYERTAAN),
        frozenset({AccountKind.ASSET, AccountKind.CONTRA_ASSET}),
    ),
    Section.LIABILITAS: frozenset({AccountKind.LIABILITY}),
    Section.EKUITAS: frozenset({AccountKind.EQUITY}),
    Section.PENDAPATAN: frozenset({AccountKind.INCOME, AccountKind.CONTRA_INCOME}),
    Section.BEBAN: frozenset({AccountKind.EXPENSE, AccountKind.CONTRA_EXPENSE}),
}
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """An account that a line may be posted on."""

    id: int
    code: str
    name: str
    kind: AccountKind
    side: Side
    is_control: bool


def suggest(
    name: str,
    code: str,
    section: Section | None,
    choices: Sequence[Choice],
    *,
    is_contra: bool,
    side: Side | None = None,
) -> Choice | None:
    """The account that fits best; ``None`` when none fits well.

    ``is_contra``: stands below zero among the assets. ``side``: where the line stands in a list with two sides.
    """
    same = next((each for each in choices if code and each.code == code), None)
    if same is not None and _words(name) & _words(same.name):
        return same
    told = section or section_by_name(name)
    sections = (told,) if section or told is Section.BEBAN else (told, None)  # another name alone may mislead
    found = (_best(name, each, choices, is_contra=is_contra, side=side) for each in dict.fromkeys(sections))
    return next((each for each in found if each is not None), None)


def _best(
    name: str, section: Section | None, choices: Sequence[Choice], *, is_contra: bool, side: Side | None
) -> Choice | None:
    """The account that fits best among those of a section."""
    allowed = [
        each
        for each in choices
        if _may_be(each, section, is_contra=is_contra or _lessens(name)) and side in (None, each.side)
    ]
    exact = next((each for each in allowed if plain(each.name) == plain(name)), None)
    if exact is not None:
        return exact
    words = _words(name)
    scored = [(_score(words, each), -n, each) for n, each in enumerate(allowed)]
    best = max(scored, key=lambda each: each[:2], default=None)
    hinted = _hinted(words, allowed, is_contra=is_contra or _lessens(name))
    if best is not None and best[0] > (0.85 if hinted else ENOUGH):
        return best[2]
    return hinted


def section_by_name(name: str) -> Section | None:
    """What most published charts take an account of this name for; "Biaya …" is an expense unless it is paid ahead."""
    first, words = (plain(name).split() or [""])[0], _words(name)
    if _SAME.get(first, first) == "beban" and "muka" not in words:
        return Section.BEBAN
    kind = _types().get(plain(name))
    told = {
        "asset": Section.ASET, "liability": Section.LIABILITAS, "equity": Section.EKUITAS,
        "income": Section.PENDAPATAN, "expense": Section.BEBAN,
    }  # fmt: skip
    return told.get(kind or "")


@cache
def _types() -> dict[str, str]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[str, str] = {}
    for row in rows:
        for spelling in (row["name"], *row["variants"].split("|")):
            found.setdefault(plain(spelling), row["type"])
    return found


def _may_be(choice: Choice, section: Section | None, *, is_contra: bool) -> bool:
    if section is not None and choice.kind not in _KINDS[section]:
        return False
    return (choice.kind is AccountKind.CONTRA_ASSET) == is_contra or section is Section.BEBAN


def _lessens(name: str) -> bool:
    """Whether a name says that it takes away from an asset."""
    words = _words(name)
    return bool(words & {"akumulasi", "penyusutan", "penyisihan"}) and not words & {"beban", "dana", "tunjangan"}


def _hinted(words: frozenset[str], allowed: Sequence[Choice], *, is_contra: bool) -> Choice | None:
    for needed, name in _DEPRECIATION if is_contra else _HINTS:
        if name == _LOANS and words & {"tertagih", "bank"}:
            continue
        if needed <= words and (found := next((each for each in allowed if each.name == name), None)):
            return found
    return None


def _score(words: frozenset[str], choice: Choice) -> float:
    others = _words(choice.name)
    both = words & others
    if not both or both <= _WEAK:
        return 0.0
    return 2 * _weight(both) / (_weight(words) + _weight(others))


def _weight(words: frozenset[str]) -> float:
    return sum(0.3 if word in _WEAK else 1.0 for word in words)


def _words(name: str) -> frozenset[str]:
    words = (spelt(word) for word in plain(name).split() if not word.isdecimal())
    return frozenset(_SAME.get(word, word) for word in words)
