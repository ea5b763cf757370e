CREATE FUNCTION receipt_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a receipt is final'; END $$

CREATE TRIGGER receipt_no_change BEFORE UPDATE OR DELETE ON payments_receipt
FOR EACH ROW EXECUTE FUNCTION receipt_is_final()

CREATE TRIGGER receipt_no_truncate BEFORE TRUNCATE ON payments_receipt
FOR EACH STATEMENT EXECUTE FUNCTION receipt_is_final()
