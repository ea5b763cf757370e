"""Headings as they are written, made comparable: "S I M P . P O K O K  (Rp)" is "simpanan pokok"."""

import re
import unicodedata
from functools import lru_cache

_SAME = {
    "simp": "simpanan", "simpan": "simpanan", "simpn": "simpanan", "tab": "tabungan",
    "tgl": "tanggal", "tggl": "tanggal", "tg": "tanggal", "date": "tanggal", "nomor": "no", "nomer": "no", "nmr": "no",
    "num": "no", "number": "no", "nr": "no", "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "ttl": "ttl",
    "ket": "keterangan", "telp": "telepon", "tlp": "telepon", "telpon": "telepon", "tel": "telepon", "phone": "telepon",
    "handphone": "hp", "whatsapp": "wa", "ponsel": "hp", "selular": "hp", "seluler": "hp", "debit": "debet",
    "credit": "kredit", "angs": "angsuran", "cicilan": "angsuran", "pinj": "pinjaman", "bln": "bulan", "thn": "tahun",
    "th": "tahun", "bunga": "jasa", "manasuka": "sukarela", "mansuka": "sukarela", "monosuko": "sukarela",
    "skrl": "sukarela", "sukarella": "sukarela", "wjb": "wajib", "pkk": "pokok", "jns": "jenis", "kel": "kelamin",
    "nama2": "nama", "nm": "nama", "name": "nama", "alm": "alamat", "address": "alamat", "mail": "email",
    "e": "e", "balance": "saldo", "amount": "jumlah", "nominal": "nominal", "member": "anggota", "anggt": "anggota",
    "agt": "anggota", "kode": "kode", "code": "kode", "kd": "kode", "pinalty": "denda", "pinalti": "denda",
    "penalti": "denda", "profisi": "provisi", "rek": "rekening", "acc": "akun", "account": "akun", "perk": "perkiraan",
    "uraian": "uraian", "description": "uraian", "desc": "uraian", "status": "status", "lhr": "lahir", "krj": "kerja",
}  # fmt: skip
_NOISE = frozenset({"rp", "idr", "rupiah", "dan", "yang", "di", "ke2", "dalam", "of", "the", "anggota2"})
_TOTAL = re.compile(
    r"^(sub ?|grand ?)?(jumlah|total|subjumlah|subtotal|grandtotal|jumlahtotal|totaljumlah)\b|^saldo (akhir|per)\b"
)
SECRET = frozenset({"password", "passwd", "pwd", "sandi", "pin", "kata sandi", "kata kunci", "passcode"})


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case, letters and digits only, letter-spaced words joined."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in folded if not unicodedata.combining(letter))
    parts = [re.sub(r"[^a-z0-9]+", " ", part).strip() for part in re.split(r"\s{2,}|\n", kept)]
    return " ".join(_joined(part) for part in parts if part)


def _joined(part: str) -> str:
    """ "p i n j a m a n" is one word; "l p" (laki-laki/perempuan) is not spaced out."""
    words = part.split(" ")
    return "".join(words) if len(words) > 3 and all(len(word) == 1 for word in words) else part


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """The telling words of a heading, spelt one way: "Simp. Pokok per 31 Des 2024 (Rp)" is ("simpanan", "pokok")."""
    without = re.sub(r"\([^)]*\)", " ", text)
    words = plain(without if plain(without) else text).split()
    told: list[str] = []
    for word in words:
        if word == "per" and told:
            break
        if word not in _NOISE:
            told.append(_SAME.get(word, word))
    return tuple(told)


def is_total(text: str) -> bool:
    """A line that adds up others: JUMLAH, SUB JUMLAH, J U M L A H, Total Aset."""
    return bool(_TOTAL.match(plain(text)))


def is_secret(text: str) -> bool:
    """A heading over passwords, which are never read."""
    said = plain(text)
    return said in SECRET or any(word in {"password", "passwd", "sandi", "pwd"} for word in said.split())
