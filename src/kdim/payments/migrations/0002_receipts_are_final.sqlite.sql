CREATE TRIGGER receipt_no_update BEFORE UPDATE ON payments_receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is final'); END

CREATE TRIGGER receipt_no_delete BEFORE DELETE ON payments_receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is final'); END
