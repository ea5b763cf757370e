CREATE TRIGGER bank_reconciliation_no_change BEFORE UPDATE OR DELETE ON payments_bankreconciliation
FOR EACH ROW EXECUTE FUNCTION bank_is_final()

CREATE TRIGGER bank_reconciliation_no_truncate BEFORE TRUNCATE ON payments_bankreconciliation
FOR EACH STATEMENT EXECUTE FUNCTION bank_is_final()
