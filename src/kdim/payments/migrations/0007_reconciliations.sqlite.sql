CREATE TRIGGER bank_reconciliation_no_update BEFORE UPDATE ON payments_bankreconciliation
BEGIN SELECT RAISE(ABORT, 'what was signed is final'); END

CREATE TRIGGER bank_reconciliation_no_delete BEFORE DELETE ON payments_bankreconciliation
BEGIN SELECT RAISE(ABORT, 'what was signed is final'); END
