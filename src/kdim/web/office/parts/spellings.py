"""How each part is written in a template."""

SPELLINGS = [
    (
        "Angka besar",
        '{% figure "Simpanan" amount=… mark="wallet" foot="…" url="…" hero=True spoken=True %}; text="312" without money',
    ),
    ("Kartu", '{% card "Judul" mark="user" url="…" action="Semua" flush=True %}…{% endcard %}'),
    ("Kepala halaman", '{% page_head "Judul" "Satu kalimat" %}buttons{% endpage_head %}'),
    ("Jejak", '{% crumbs "Anggota" members_url "Siti Aminah" %}'),
    (
        "Baris",
        '<ul class="rows">{% row "Judul" "Catatan" url="…" mark="user" tone="good" %}{% money … %}{% endrow %}</ul>',
    ),
    ("Data", '{% facts %}{% fact "Nama" value %}{% factbox "Status" %}…{% endfactbox %}{% endfacts %}'),
    (
        "Tabel",
        '<table class="table">; <td data-label="Jumlah" class="figures">{% money … %}</td>; the first cell of a row is <th scope="row">',
    ),
    ("Uang", "{% money amount sign=True %}; {{ amount|rupiah }}; {{ amount|words }}; {{ amount|ringkas }}"),
    ("Tanggal", "{% day on %}; {{ on|tanggal }}; {{ on|tanggal_pendek }}; {{ on|bulan }}; {{ at|jam }}"),
    ("Lainnya", "{{ rate_ppm|persen }}; {{ n|angka }}; {{ e164|telepon }}; {{ flag|yes_no }}; {{ name|initial }}"),
    (
        "Kode",
        '{% label role %}; {% label "ketua" "Role" %}; {{ role|label:"Role" }}; {% status member.status "MemberStatus" %}',
    ),
    ("Lencana", '{% badge "Aktif" "good" %}: good, attention, danger, quiet'),
    ("Pemberitahuan", '{% notice "attention" "Judul" %}<p>…</p>{% endnotice %}'),
    ("Kosong", '{% empty "Belum ada …" "users" %}<p>…</p><div class="actions">…</div>{% endempty %}'),
    ("Tab", '{% tabs "Nama" %}{% tab "Satu" url current=True %}{% endtabs %}'),
    ("Langkah", '{% steps 2 "Satu" "Dua" "Tiga" %}'),
    ("Kemajuan", '{% progress 7 10 "7 dari 10" %}'),
    ("Cicilan", "{% instalments boxes %}: name, amount, state paid, due, late or later"),
    ("Halaman daftar", '{% include "parts/pager.html" with page=page_obj %}'),
    ("Cari", '{% include "parts/search.html" with words="…" url="…" %}'),
    (
        "Formulir",
        '<form method="post" class="form">{% csrf_token %}{{ form }}<div class="actions"><button class="button">…</button></div></form>',
    ),
    (
        "Saring",
        '<form class="filters">{{ form.kind.as_field_group }}<button class="button button-plain">…</button></form>',
    ),
    (
        "Tanya dulu",
        '{% include "parts/confirm.html" with question="…" amount=… facts=pairs form=form button="…" back_url=… url=… %}',
    ),
    ("Selesai", '{% include "parts/done.html" with title="…" amount=… facts=pairs %}'),
    ("Bagikan", '{% include "parts/share.html" with text="…" link="…" %}'),
    ("Cetak", '<button type="button" class="button button-plain" data-print data-script hidden>…</button>'),
    ("Pintasan", 'data-key="/" on a field, a link or a button, and <kbd aria-hidden="true">/</kbd> in it'),
    ("Gambar", '{% icon "wallet" %}; {% icon "check" "selesai" %} where it stands alone'),
    (
        "Bagan",
        '{% line_chart "Judul" months series %}; {% stacked_bars … %}; {% horizontal_bars "Judul" rows %}; unit="number" for counts',
    ),
    ("Slip", '{% extends "receipt.html" %} with the blocks receipt_title, receipt_amount, receipt_facts, receipt_code'),
]
