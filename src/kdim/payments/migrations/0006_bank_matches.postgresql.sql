CREATE FUNCTION bank_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what the bank said is final'; END $$

CREATE TRIGGER bank_statement_no_change BEFORE UPDATE OR DELETE ON payments_bankstatement
FOR EACH ROW EXECUTE FUNCTION bank_is_final()

CREATE TRIGGER bank_statement_no_truncate BEFORE TRUNCATE ON payments_bankstatement
FOR EACH STATEMENT EXECUTE FUNCTION bank_is_final()

CREATE TRIGGER bank_line_no_change BEFORE UPDATE OR DELETE ON payments_bankline
FOR EACH ROW EXECUTE FUNCTION bank_is_final()

CREATE TRIGGER bank_line_no_truncate BEFORE TRUNCATE ON payments_bankline
FOR EACH STATEMENT EXECUTE FUNCTION bank_is_final()

CREATE TRIGGER bank_match_undone_once BEFORE UPDATE ON payments_bankmatch
FOR EACH ROW WHEN (OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
OR (OLD.id, OLD.cooperative_id, OLD.bank_account_id, OLD.line_id, OLD.entry_id, OLD.entry_on, OLD.amount, OLD.evidence, OLD.matched_at, OLD.matched_by, OLD.matched_by_id)
IS DISTINCT FROM (NEW.id, NEW.cooperative_id, NEW.bank_account_id, NEW.line_id, NEW.entry_id, NEW.entry_on, NEW.amount, NEW.evidence, NEW.matched_at, NEW.matched_by, NEW.matched_by_id))
EXECUTE FUNCTION bank_is_final()

CREATE TRIGGER bank_match_no_delete BEFORE DELETE ON payments_bankmatch
FOR EACH ROW EXECUTE FUNCTION bank_is_final()

CREATE TRIGGER bank_match_no_truncate BEFORE TRUNCATE ON payments_bankmatch
FOR EACH STATEMENT EXECUTE FUNCTION bank_is_final()
