CREATE TRIGGER receipt_no_update BEFORE UPDATE ON payments_receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is final'); END

CREATE TRIGGER receipt_no_delete BEFORE DELETE ON payments_receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is final'); END

CREATE TRIGGER drawer_no_change_once_closed BEFORE UPDATE ON payments_drawer WHEN OLD.status = 'closed'
BEGIN SELECT RAISE(ABORT, 'a closed drawer is final'); END

CREATE TRIGGER drawer_no_delete BEFORE DELETE ON payments_drawer
BEGIN SELECT RAISE(ABORT, 'a closed drawer is final'); END
