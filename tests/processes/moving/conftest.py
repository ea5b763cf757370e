"""A cooperative that moves in, and files that it brings."""

from datetime import date

import pytest
from tests.savings.conftest import neighbour, saving  # noqa: F401 - fixtures
from tests.sheets.support import SAMPLES, workbook

from kdim.processes.moving import actions
from kdim.processes.moving.enums import BatchKind
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.queries import rows_of
from kdim.savings.enums import SavingsKind

ON, TODAY = date(2025, 6, 1), date(2025, 6, 16)
HEADER = ("No", "Nama", "No Anggota", "NIK", "Tgl Lahir", "Simp. Pokok", "Simp. Wajib", "Simp. Sukarela")
SITI = (1, "Siti Aminah", "A-1", "3273014101900011", "01-01-1990", 100_000, 600_000, 250_000)
BUDI = (2, "Budi Santoso", "A-2", "3273010202850012", "02-02-1985", 100_000, 450_000, 0)


class Moving:
    """What these tests do again and again."""

    def __init__(self, saving):  # noqa: F811
        self.saving = saving
        self.at_home = saving.actor.cooperative_id
        self.products = saving.products

    def upload(self, *rows, kind=BatchKind.MEMBERS, header=HEADER, on=ON, data=None, name="anggota.xlsx", **more):
        content = data if data is not None else workbook(header, *rows)
        frame = {**self.saving.frame, **more}
        batch_id = actions.upload(**frame, kind=kind, on=on, file_name=name, content=content)
        self.preview(batch_id)
        return batch_id

    def preview(self, batch_id):
        actions.preview(cooperative_id=self.at_home, batch_id=batch_id, today=TODAY)

    def sample(self, name, **more):
        return self.upload(data=(SAMPLES / name).read_bytes(), name=name, **more)

    def batch(self, batch_id):
        return Batch.objects.of(self.at_home).get(pk=batch_id)

    def rows(self, batch_id):
        return list(BatchRow.objects.of(self.at_home).filter(batch_id=batch_id).order_by("number"))

    def counts(self, batch_id):
        return {verdict: n for verdict, n in rows_of(self.at_home, batch_id).counts.items() if n}

    def issues(self, batch_id):
        return {row.number: [(code, cell) for code, cell, _ in row.issues] for row in self.rows(batch_id) if row.issues}

    def begin(self, batch_id, *, members, pokok=0, wajib=0, sukarela=0, leave_out_wrong=False):
        figures = {SavingsKind.POKOK: pokok, SavingsKind.WAJIB: wajib, SavingsKind.SUKARELA: sukarela}
        actions.begin(
            **self.saving.frame, batch_id=batch_id, members=members, leave_out_wrong=leave_out_wrong,
            control={self.products[kind]: amount for kind, amount in figures.items()},
        )  # fmt: skip

    def commit(self, batch_id, **figures):
        self.begin(batch_id, **figures)
        return actions.commit(**self.saving.frame, batch_id=batch_id)

    def taken_over(self):
        """Siti and Budi, in the books."""
        batch_id = self.upload(SITI, BUDI)
        self.commit(batch_id, members=2, pokok=200_000, wajib=1_050_000, sukarela=250_000)
        return batch_id


@pytest.fixture
def moving(saving) -> Moving:  # noqa: F811
    return Moving(saving)
