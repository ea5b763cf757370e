CREATE TRIGGER bank_statement_no_update BEFORE UPDATE ON payments_bankstatement
BEGIN SELECT RAISE(ABORT, 'what the bank said is final'); END

CREATE TRIGGER bank_statement_no_delete BEFORE DELETE ON payments_bankstatement
BEGIN SELECT RAISE(ABORT, 'what the bank said is final'); END

CREATE TRIGGER bank_line_no_update BEFORE UPDATE ON payments_bankline
BEGIN SELECT RAISE(ABORT, 'what the bank said is final'); END

CREATE TRIGGER bank_line_no_delete BEFORE DELETE ON payments_bankline
BEGIN SELECT RAISE(ABORT, 'what the bank said is final'); END

CREATE TRIGGER bank_match_undone_once BEFORE UPDATE ON payments_bankmatch
WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
OR (OLD.id, OLD.cooperative_id, OLD.bank_account_id, OLD.line_id, OLD.entry_id, OLD.entry_on, OLD.amount, OLD.evidence, OLD.matched_at, OLD.matched_by, OLD.matched_by_id)
IS NOT (NEW.id, NEW.cooperative_id, NEW.bank_account_id, NEW.line_id, NEW.entry_id, NEW.entry_on, NEW.amount, NEW.evidence, NEW.matched_at, NEW.matched_by, NEW.matched_by_id)
BEGIN SELECT RAISE(ABORT, 'a match is undone once, and nothing else of it changes'); END

CREATE TRIGGER bank_match_no_delete BEFORE DELETE ON payments_bankmatch
BEGIN SELECT RAISE(ABORT, 'a match is never removed'); END
