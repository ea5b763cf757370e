"""What columns can mean, and by which words their headings say so.

A term asks for all words of one of its phrases in the heading or in the headings above it ("SIMPANAN / POKOK"), spelt as
``words.tokens`` spells them. ``within`` asks for one of its words besides, ``without`` forbids them: POKOK is simpanan
pokok, but under PINJAMAN it is what was paid off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a sheet is a list of."""

    MEMBERS = "members"  # one member a row, with balances
    MOVEMENTS = "movements"  # one payment a row
    CARD = (
        "card"  # the account of one member, a payment a row; whose it is stands in the title or the name of the sheet
    )
    DEDUCTIONS = "deductions"  # what is kept back from one month's wages
    JOURNAL = "journal"  # a cash book or journal
    STATEMENT = "statement"  # a balance sheet or trial balance: one account a row
    STOCK = "stock"  # goods of a shop


class Kind(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    NAME = "name"
    NUMBER_TEXT = "number_text"  # digits that are a name
    NIK = "nik"
    PHONE = "phone"
    AMOUNT = "amount"
    COUNT = "count"
    DATE = "date"  # follows time down the column
    BIRTH_DATE = "birth_date"
    SECRET = "secret"  # noqa: S105 - never read


class Field(StrEnum):
    """What a column means."""

    ROW_NO = "row_no"
    MEMBER_NO = "member_no"
    NAME = "name"
    NIK = "nik"
    EMPLOYEE_NO = "employee_no"
    BIRTH_PLACE = "birth_place"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    HAMLET = "hamlet"
    VILLAGE = "village"
    OCCUPATION = "occupation"
    SPOUSE = "spouse"
    GROUP = "group"
    EMPLOYMENT = "employment"
    STATUS = "status"
    JOINED_ON = "joined_on"
    BANK_NAME = "bank_name"
    BANK_ACCOUNT = "bank_account"
    POKOK = "pokok"
    WAJIB = "wajib"
    SUKARELA = "sukarela"
    WAJIB_PINJAM = "wajib_pinjam"
    SAVINGS_OTHER = "savings_other"
    SAVINGS_TOTAL = "savings_total"
    SAVINGS_MONTHLY = "savings_monthly"
    LOAN = "loan"
    LOAN_BALANCE = "loan_balance"
    LOAN_PAID = "loan_paid"
    LOAN_INTEREST = "loan_interest"
    LOAN_TOTAL = "loan_total"
    LOAN_RATE = "loan_rate"
    LOAN_ON = "loan_on"
    LOAN_TERM = "loan_term"
    LOAN_PAID_COUNT = "loan_paid_count"
    LOAN_LEFT_COUNT = "loan_left_count"
    TOTAL = "total"
    DATE = "date"
    VOUCHER = "voucher"
    DESCRIPTION = "description"
    SAVINGS_KIND = "savings_kind"
    AMOUNT = "amount"
    CASH_IN = "cash_in"
    CASH_OUT = "cash_out"
    BALANCE = "balance"
    ACCOUNT_CODE = "account_code"
    ACCOUNT = "account"
    DEBIT = "debit"
    CREDIT = "credit"
    ACCOUNT_AMOUNT = "account_amount"
    ITEM_CODE = "item_code"
    UNIT = "unit"
    BUY = "buy"
    SELL = "sell"
    STOCK = "stock"
    PASSWORD = "password"  # noqa: S105 - the name of what is never read


KINDS: dict[Field, Kind] = {
    **dict.fromkeys(
        (
            Field.POKOK, Field.WAJIB, Field.SUKARELA, Field.WAJIB_PINJAM, Field.SAVINGS_OTHER, Field.SAVINGS_TOTAL,
            Field.SAVINGS_MONTHLY, Field.LOAN, Field.LOAN_BALANCE, Field.LOAN_PAID, Field.LOAN_INTEREST,
            Field.LOAN_TOTAL, Field.TOTAL, Field.AMOUNT, Field.CASH_IN, Field.CASH_OUT, Field.BALANCE, Field.DEBIT,
            Field.CREDIT, Field.ACCOUNT_AMOUNT, Field.BUY, Field.SELL,
        ),
        Kind.AMOUNT,
    ),
    **dict.fromkeys((Field.LOAN_TERM, Field.LOAN_PAID_COUNT, Field.LOAN_LEFT_COUNT, Field.STOCK), Kind.COUNT),
    **dict.fromkeys(
        (
            Field.MEMBER_NO, Field.EMPLOYEE_NO, Field.BANK_ACCOUNT, Field.ACCOUNT_CODE, Field.ITEM_CODE, Field.ROW_NO,
            Field.SAVINGS_KIND,
        ),
        Kind.NUMBER_TEXT,
    ),
    Field.NAME: Kind.NAME, Field.SPOUSE: Kind.NAME, Field.NIK: Kind.NIK, Field.PHONE: Kind.PHONE,
    Field.BIRTH_DATE: Kind.BIRTH_DATE, Field.JOINED_ON: Kind.BIRTH_DATE, Field.LOAN_ON: Kind.BIRTH_DATE, Field.DATE: Kind.DATE,
    Field.PASSWORD: Kind.SECRET,
}  # fmt: skip

#: Fields that several columns of one sheet may have.
REPEATED = frozenset({Field.SAVINGS_OTHER, Field.AMOUNT, Field.ACCOUNT_AMOUNT, Field.PASSWORD})
#: Balances and other amounts that make a row of a list of people more than a heading.
SAVINGS = (Field.POKOK, Field.WAJIB, Field.SUKARELA, Field.WAJIB_PINJAM, Field.SAVINGS_OTHER)
LOANS = (Field.LOAN, Field.LOAN_BALANCE, Field.LOAN_PAID)


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning, for sheets of some purposes."""

    field: Field
    purposes: frozenset[Purpose]
    phrases: tuple[tuple[str, ...], ...]
    within: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


_P = Purpose
_PEOPLE = frozenset({_P.MEMBERS, _P.MOVEMENTS, _P.DEDUCTIONS, _P.CARD})
_BORROWED = "pinjaman piutang kredit angsuran pembiayaan hutang utang pembayaran"
_OTHERS_NAME = "pasangan suami istri ibu ayah bank ahli waris barang usaha toko instansi unit produk akun pt kelompok"


def _terms(
    purposes: frozenset[Purpose], table: Sequence[tuple[Field, str] | tuple[Field, str, str, str]]
) -> list[Term]:
    """Rows of (field, "phrase, phrase", "within", "without")."""
    made = []
    for field, phrases, *more in table:
        within, without = (frozenset(words.split()) for words in (more or ("", "")))
        made.append(
            Term(field, purposes, tuple(tuple(phrase.split()) for phrase in phrases.split(", ")), within, without)
        )
    return made


def _sums(kind: str) -> str:
    """The column beside those of years and months that says what all of them come to."""
    return ", ".join(f"{word} simpanan {kind}" for word in ("jumlah", "total", "saldo", "saldo akhir", "akhir"))


_MONTHLY = "potongan tarif iuran setoran"
TERMS: tuple[Term, ...] = tuple(
    _terms(
        frozenset(Purpose),
        [(Field.PASSWORD, "password, sandi, pin, kata sandi, pwd"), (Field.ROW_NO, "no, no urut, urut, nourut")],
    )
    + _terms(
        _PEOPLE,
        [
            (Field.MEMBER_NO,
             "no anggota, no ba, ba, no buku, id anggota, no kartu, kartu, nba, no induk anggota, kode anggota, noanggota, "
             "no id, noba, nia, no agt, no peserta, no keanggotaan, id, reg, no reg, no registrasi, n b a, kode", "",
             "bank pasangan akun ktp barang desa wilayah pos jabatan"),
            (Field.NAME, "nama, nama lengkap, nama anggota, anggota, nama peserta, nama karyawan, nama pegawai, nama penabung",
             "", f"{_OTHERS_NAME} no id kode jumlah status simpanan pinjaman jenis"),
            (Field.NIK, "nik, no ktp, ktp, no identitas, identitas, nik ktp, no nik, no induk kependudukan, noktp", "",
             "karyawan pegawai jenis"),
            (Field.EMPLOYEE_NO, "nip, nipp, nrp, nik karyawan, nik pegawai, no pegawai, no karyawan, no induk karyawan, "
             "no induk pegawai, npk, nopeg, id karyawan"),
            (Field.BIRTH_PLACE, "tempat lahir, tmp lahir, tmpt lahir, kota lahir", "", "tanggal ttl"),
            (Field.BIRTH_DATE, "tanggal lahir, ttl, tempat tanggal lahir, lahir"),
            (Field.SEX, "jenis kelamin, jk, l p, kelamin, gender, sex, lp, l k p r"),
            (Field.PHONE, "telepon, hp, no hp, no telepon, no wa, wa, kontak, nohp, no kontak, telepon hp"),
            (Field.EMAIL, "email, surel, e mail"),
            (Field.ADDRESS, "alamat, alamat rumah, tempat tinggal, domisili, alamat lengkap", "", "email"),
            (Field.HAMLET, "dusun, lingkungan, kampung, banjar, rt rw, rw"),
            (Field.VILLAGE, "desa, kelurahan, nagari, desa kelurahan"),
            (Field.OCCUPATION, "pekerjaan, profesi, mata pencaharian"),
            (Field.SPOUSE, "nama pasangan, pasangan, suami istri, nama suami istri, nama suami, nama istri"),
            (Field.GROUP, "unit, unit kerja, instansi, departemen, bagian, divisi, kelompok, wilayah, bidang, cabang, "
             "dept, sekolah, kantor, jabatan", "", f"nama status {_BORROWED}"),
            (Field.EMPLOYMENT, "status kepegawaian, status pegawai, status karyawan, kepegawaian"),
            (Field.STATUS, "status, status anggota, keaktifan, status keanggotaan, aktif", "",
             "kepegawaian kawin pernikahan perkawinan tipe pinjaman rumah"),
            (Field.JOINED_ON, "tanggal masuk, tanggal daftar, tanggal bergabung, tanggal gabung, tanggal anggota, "
             "tanggal menjadi anggota, tanggal pendaftaran, bergabung, masuk anggota, tmt, tanggal terdaftar, "
             "anggota sejak, sejak, mulai anggota", "", "keluar kas uang"),
            (Field.BANK_NAME, "nama bank, bank", "", "no rekening simpanan"),
            (Field.BANK_ACCOUNT, "no rekening, rekening, no rekening bank, norek, rekening bank", "", "simpanan tabungan nama"),
            (Field.SAVINGS_MONTHLY, "sukarela, wajib, simpanan wajib, simpanan sukarela", _MONTHLY, ""),
            (Field.POKOK, "simpanan pokok, pokok, sp, saldo pokok, saldo sp, simpok, s pokok, sipok", "",
             f"{_BORROWED} jasa wajib {_MONTHLY} kerja"),
            (Field.WAJIB_PINJAM, "swp, wajib pinjam, simpanan wajib pinjam, wajib pinjaman, wajib khusus, simpanan khusus, swk"),
            (Field.WAJIB, "simpanan wajib, wajib, sw, saldo wajib, saldo sw, simwa, s wajib, siwa, iuran wajib", "",
             f"pinjam khusus swp {_MONTHLY} angsuran pinjaman pajak"),
            (Field.SUKARELA, "simpanan sukarela, sukarela, ss, saldo sukarela, tabungan, simpanan bebas, simsuk, s sukarela, "
             "sisuka, suka rela, sibuhar, saldo ss, saldo tabungan, tabungan harian, simpanan harian", "",
             f"{_MONTHLY} no rekening berjangka qurban kurban lebaran pendidikan hari raya jumlah total"),
            (Field.POKOK, _sums("pokok"), "", f"{_BORROWED} wajib sukarela jasa"),
            (Field.WAJIB, _sums("wajib"), "", "pokok sukarela pinjam khusus swp pinjaman pajak"),
            (Field.SUKARELA, _sums("sukarela"), "", "pokok wajib pinjaman berjangka"),
            (Field.SAVINGS_TOTAL, "jumlah simpanan, total simpanan, saldo simpanan, simpanan total, saldo akhir simpanan", "",
             "pokok wajib sukarela pinjaman"),
            (Field.SAVINGS_OTHER, "simpanan lebaran, lebaran, qurban, kurban, hari raya, simpanan pendidikan, harkop, "
             "berjangka, deposito, non saham, simpanan umroh, umroh, simpanan wisata, simpanan lain, sihara, sisuqur, "
             "simapan, simpanan masa depan, simpanan hari tua", "", "tanggal no"),
            (Field.LOAN_BALANCE, "saldo pinjaman, sisa pinjaman, sisa pokok, saldo piutang, sisa hutang, baki debet, "
             "sisa piutang, outstanding, saldo akhir pinjaman, sisa kredit, saldo kredit, sisa saldo pinjaman", "",
             "angsuran jumlah ke kali"),
            (Field.LOAN_PAID, "pembayaran pokok, angsuran pokok, pokok angsuran, bayar pokok, pinjaman pembayaran pokok", "",
             "jasa sisa ke"),
            (Field.LOAN_INTEREST, "jasa, angsuran jasa, pembayaran jasa, jasa pinjaman", "", "usaha modal"),
            (Field.LOAN_TOTAL, "jumlah angsuran, angsuran jumlah, angsuran total, total angsuran",
             "angsuran", "kali sisa pokok jasa keterangan ke"),
            (Field.LOAN_TERM, "lama pinjaman, jangka waktu, tenor, lama angsuran, jumlah angsuran, kali angsuran, "
             "angsuran dari, lama, jangka, jw, dari, keterangan jumlah angsuran", "", "simpanan sisa tanggal"),
            (Field.LOAN_RATE, "suku jasa, persen jasa, jasa persen, tarif jasa", "",
             "jumlah pembayaran angsuran simpanan saldo"),
            (Field.LOAN_ON, "tanggal pinjam, tanggal pinjaman, tanggal cair, tanggal pencairan, tanggal realisasi, tanggal akad, "
             "tanggal kredit, mulai pinjaman, pinjaman sejak", "", "lahir masuk daftar bergabung tempo lunas"),
            (Field.LOAN_PAID_COUNT, "angsuran ke, ke, sudah angsuran, angsuran terbayar"),
            (Field.LOAN_LEFT_COUNT, "sisa angsuran, sisa kali, kurang angsuran"),
            (Field.LOAN, "pinjaman, jumlah pinjaman, plafon, plafond, pinjaman pokok, pokok pinjaman, piutang, total pinjaman, "
             "nilai pinjaman, pinjaman awal, besar pinjaman, pinjaman uang", "",
             "saldo sisa lama jasa pembayaran tanggal no angsuran jangka wajib potongan"),
            (Field.DESCRIPTION, "keterangan, catatan, uraian, notes, note", "", "jumlah sisa angsuran"),
        ],
    )
    + _terms(
        frozenset({_P.MEMBERS, _P.DEDUCTIONS}),
        [
            (Field.TOTAL, "jumlah potongan, total potongan, jumlah, total, jumlah setoran, total setoran", "",
             "simpanan pinjaman angsuran pokok wajib sukarela"),
        ],
    )
    + _terms(
        frozenset({_P.CARD}),
        [
            (Field.DATE, "tanggal, tanggal transaksi", "", "lahir masuk daftar bergabung"),
            (Field.VOUCHER, "no bukti, bukti, no kwitansi, kwitansi, paraf"),
            (Field.BALANCE, "saldo, saldo akhir", "", "pokok wajib sukarela simpanan pinjaman"),
            (Field.CASH_IN, "setor, setoran, masuk, kredit", "", "tanggal jumlah pinjaman"),
            (Field.CASH_OUT, "tarik, penarikan, ambil, pengambilan, keluar, debet", "", "tanggal jumlah pinjaman"),
        ],
    )
    + _terms(
        frozenset({_P.MOVEMENTS}),
        [
            (Field.DATE, "tanggal, tanggal transaksi, tanggal setor, tanggal bayar, waktu", "", "lahir masuk daftar bergabung"),
            (Field.SAVINGS_KIND, "jenis simpanan, kode simpanan, jenis, produk, jenis transaksi simpanan", "", "kelamin"),
            (Field.AMOUNT, "jumlah, nominal, nilai, jumlah setoran, jumlah uang", "", "saldo simpanan"),
            (Field.CASH_IN, "setor, setoran, masuk, kredit", "", "tanggal jumlah"),
            (Field.CASH_OUT, "tarik, penarikan, ambil, keluar, debet", "", "tanggal jumlah"),
            (Field.VOUCHER, "no bukti, bukti, no transaksi, no kwitansi, kwitansi"),
            (Field.BALANCE, "saldo, saldo akhir", "", "pokok wajib sukarela simpanan pinjaman"),
        ],
    )
    + _terms(
        frozenset({_P.JOURNAL}),
        [
            (Field.DATE, "tanggal, tanggal transaksi"),
            (Field.VOUCHER, "no bukti, bukti, no kwitansi, no ref, ref, no jurnal, no transaksi, kwitansi"),
            (Field.DESCRIPTION, "uraian, keterangan, transaksi, perkiraan, nama akun, deskripsi, penjelasan"),
            (Field.ACCOUNT_CODE, "kode akun, no akun, kode perkiraan, no perkiraan, kode rekening, kode"),
            (Field.ACCOUNT, "akun, nama akun, perkiraan, nama perkiraan, rekening, nama rekening", "", "no kode"),
            (Field.CASH_IN, "dum, masuk, penerimaan, kas masuk, uang masuk, terima, pemasukan", "", "tanggal no"),
            (Field.CASH_OUT, "duk, keluar, pengeluaran, kas keluar, uang keluar, bayar", "", "tanggal no"),
            (Field.DEBIT, "debet, d"), (Field.CREDIT, "kredit, k"),
            (Field.BALANCE, "saldo, sisa, saldo akhir, saldo kas", "", "awal"),
            (Field.TOTAL, "jumlah, total, jumlah total, jumlah uang, nominal", "",
             "dum duk masuk keluar penerimaan pengeluaran debet kredit saldo"),
        ],
    )
    + _terms(
        frozenset({_P.STATEMENT}),
        [
            (Field.ACCOUNT_CODE, "kode, kode akun, no akun, kode perkiraan, no perkiraan, kode rekening, no rekening, no rek, sandi akun"),
            (Field.ACCOUNT, "perkiraan, akun, nama akun, nama perkiraan, rekening, nama rekening, uraian, keterangan, pos, "
             "nama, aktiva, pasiva, aset, kewajiban, pos pos, nama pos, aktiva pasiva", "", "no kode debet kredit"),
            (Field.DEBIT, "debet, saldo debet, neraca saldo debet, saldo akhir debet, d", "", "mutasi awal"),
            (Field.CREDIT, "kredit, saldo kredit, neraca saldo kredit, saldo akhir kredit, k", "", "mutasi awal"),
            (Field.AMOUNT, "saldo, jumlah, nilai, saldo akhir, nominal, saldo awal, tahun", "", "debet kredit mutasi"),
        ],
    )
    + _terms(
        frozenset({_P.STOCK}),
        [
            (Field.ITEM_CODE, "kode barang, kode, barcode, sku, plu, kode produk"),
            (Field.NAME, "nama, nama barang, barang, produk, nama produk, item", "", "kode harga jumlah"),
            (Field.GROUP, "kategori, kelompok, jenis barang, jenis"),
            (Field.UNIT, "satuan, unit, kemasan"),
            (Field.BUY, "harga beli, hpp, harga pokok, harga modal, beli"),
            (Field.SELL, "harga jual, harga, jual, harga eceran", "", "beli pokok modal"),
            (Field.STOCK, "stok, stock, sisa, qty, persediaan, jumlah stok, kuantitas, sisa stok", "", "nilai harga minimal"),
        ],
    )
)  # fmt: skip

#: Which columns make a sheet what it is; of each group one is needed.
NEEDED: dict[Purpose, tuple[tuple[Field, ...], ...]] = {
    _P.MEMBERS: ((Field.NAME, Field.MEMBER_NO),),
    _P.MOVEMENTS: (
        (Field.DATE,), (Field.MEMBER_NO, Field.NAME),
        (Field.AMOUNT, Field.POKOK, Field.WAJIB, Field.SUKARELA, Field.CASH_IN),
    ),
    _P.DEDUCTIONS: ((Field.NAME, Field.MEMBER_NO, Field.EMPLOYEE_NO),),
    _P.CARD: (
        (Field.DATE,), (Field.DESCRIPTION,),
        (Field.POKOK, Field.WAJIB, Field.SUKARELA, Field.LOAN_PAID, Field.CASH_IN, Field.SAVINGS_TOTAL),
        (Field.SAVINGS_TOTAL, Field.LOAN_BALANCE, Field.BALANCE),
    ),
    _P.JOURNAL: (
        (Field.DATE,), (Field.DESCRIPTION, Field.ACCOUNT),
        (Field.CASH_IN, Field.CASH_OUT, Field.DEBIT, Field.VOUCHER, Field.ACCOUNT_AMOUNT),
    ),
    _P.STATEMENT: ((Field.ACCOUNT,), (Field.AMOUNT, Field.DEBIT)),
    _P.STOCK: ((Field.NAME, Field.ITEM_CODE), (Field.BUY, Field.SELL, Field.STOCK)),
}  # fmt: skip
#: The columns that say what a row is about, the first that the sheet has.
SUBJECTS: dict[Purpose, tuple[Field, ...]] = {
    _P.MEMBERS: (Field.NAME, Field.MEMBER_NO),
    _P.MOVEMENTS: (Field.NAME, Field.MEMBER_NO),
    _P.DEDUCTIONS: (Field.NAME, Field.MEMBER_NO, Field.EMPLOYEE_NO),
    _P.CARD: (Field.DESCRIPTION,),
    _P.JOURNAL: (Field.DESCRIPTION, Field.ACCOUNT),
    _P.STATEMENT: (Field.ACCOUNT,),
    _P.STOCK: (Field.NAME, Field.ITEM_CODE),
}
#: Words of a title that tell what the sheet is.
TITLES: dict[Purpose, frozenset[str]] = {
    _P.CARD: frozenset({"kartu", "koran"}),
    _P.DEDUCTIONS: frozenset({"potongan", "tagihan", "pemotongan", "gaji"}),
    _P.STATEMENT: frozenset({"neraca", "posisi"}),
    _P.JOURNAL: frozenset({"jurnal", "kas", "buku"}),
    _P.STOCK: frozenset({"stok", "persediaan", "barang"}),
    _P.MEMBERS: frozenset({"anggota"}),
    _P.MOVEMENTS: frozenset({"mutasi", "transaksi"}),
}
