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
    "msk": "masuk", "mlebu": "masuk", "mlebet": "masuk", "klr": "keluar", "metu": "keluar", "jeneng": "nama",
    "asma": "nama", "asmo": "nama", "ngaran": "nama", "peminjam": "nama", "gunggung": "jumlah", "sisane": "sisa",
    "alamate": "alamat", "akr": "akhir", "akh": "akhir", "ak": "akhir", "wjp": "wajib",
    "savings": "simpanan", "saving": "simpanan", "principal": "pokok", "mandatory": "wajib", "compulsory": "wajib",
    "voluntary": "sukarela", "joined": "bergabung", "join": "bergabung", "joining": "bergabung", "since": "sejak",
    "birth": "lahir", "born": "lahir", "birthdate": "lahir", "place": "tempat", "loan": "pinjaman", "loans": "pinjaman",
    "interest": "jasa", "remaining": "sisa", "village": "desa", "hamlet": "dusun", "occupation": "pekerjaan",
    "job": "pekerjaan", "remarks": "keterangan", "remark": "keterangan", "full": "lengkap", "mobile": "hp",
    "cell": "hp", "cellphone": "hp", "installment": "angsuran", "instalment": "angsuran", "installments": "angsuran",
    "instalments": "angsuran", "disbursement": "pencairan", "disbursed": "pencairan", "members": "anggota",
    "receipts": "penerimaan", "receipt": "penerimaan", "payments": "pengeluaran", "voucher": "bukti",
    "particulars": "uraian", "cash": "kas", "opening": "awal", "closing": "akhir", "ending": "akhir",
}  # fmt: skip
_NOISE = frozenset({"rp", "idr", "rupiah", "dan", "yang", "di", "ke2", "dalam", "of", "the", "anggota2"})
_TOTAL = re.compile(
    r"^(sub ?|grand ?)?(jumlah|jml|jlh|total|ttl|gunggung|subjumlah|subtotal|grandtotal|jumlahtotal|totaljumlah)\b"
    r"|^saldo (akhir|per)\b"
)
_PERIOD = "awal|lalu|akhir|pindahan|sebelumnya|per|bulan|tahun|tanggal|hari|minggu|s d|sd"
_CARRIED = re.compile(
    rf"(saldo|sisa)( (kas|bank|uang|tunai|buku))*( ({_PERIOD})\b.*)?"
    r"|(pindahan|dipindahkan|dipindah|pemindahan|transpor|transport|lanjutan)"
    r"( (dari|ke|saldo|halaman|hal|lembar|bulan|tahun|kas)\b.*)?"
)
_OF_A_PERIOD = re.compile(
    r"(jumlah|total|sub|grand|subjumlah|subtotal|ini|itu|seluruh|semua|kas|penerimaan|pengeluaran|mutasi|masuk|keluar|halaman|hal|"
    r"bulan|hari|minggu|tanggal|per|s|d|sd|sampai|dengan|januari|februari|pebruari|maret|april|mei|juni|juli|agustus|"
    r"september|oktober|november|nopember|desember|jan|feb|mar|apr|jun|jul|agt|sep|okt|nov|nop|des|[0-9]+)"
)
_MONTHS = tuple(
    frozenset(names.split())
    for names in (
        "jan januari january", "feb februari pebruari february", "mar mrt maret march", "apr april", "mei may",
        "jun juni june", "jul juli july", "agt agu agus ags aug agustus august", "sep sept september",
        "okt oct oktober october", "nov nop november nopember", "des dec desember december",
    )
)  # fmt: skip
SECRET = frozenset({"password", "passwd", "pwd", "sandi", "pin", "kata sandi", "kata kunci", "passcode"})


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case, letters and digits only, letter-spaced words joined."""
    if " " not in text and not text.isupper():
        text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)  # noAnggota
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


def spelt(word: str) -> str:
    """A word of a heading as most people spell it: "simp" is "simpanan"."""
    return _SAME.get(word, word)


def is_total(text: str) -> bool:
    """A line that adds up others: JUMLAH, SUB JUMLAH, J U M L A H, Total Aset."""
    return bool(_TOTAL.match(plain(text)))


def is_bare_total(text: str) -> bool:
    """A total that names nothing but its days: "Jumlah bulan Januari 2025", not "Jumlah setoran Budi"."""
    return is_total(text) and all(_OF_A_PERIOD.fullmatch(word) for word in plain(text).split())


def is_carried(text: str) -> bool:
    """A line of a cash book that carries a balance along: SALDO AWAL, Saldo per 31 Januari, Pindahan dari hal. 2."""
    return bool(_CARRIED.fullmatch(plain(text)))


def period_of(name: str) -> tuple[int, int] | None:
    """Year and month in the name of a sheet: "Des 2025", "12-2025", "Januari" (year 0), "2024" (month 0)."""
    words = plain(name).split()
    if not words or len(words) > 5:
        return None
    year = next((int(word) for word in words if word.isdecimal() and 1990 <= int(word) <= 2100), 0)
    month = next((n for word in words for n, names in enumerate(_MONTHS, start=1) if word in names), 0)
    numbers = [int(word) for word in words if word.isdecimal() and int(word) <= 12]
    month = month or (numbers[-1] if year and numbers else 0)
    return (year, month) if year or month else None


def is_secret(text: str) -> bool:
    """A heading over passwords, which are never read."""
    said = plain(text)
    return said in SECRET or any(word in {"password", "passwd", "sandi", "pwd"} for word in said.split())
