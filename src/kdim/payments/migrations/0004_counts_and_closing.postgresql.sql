CREATE FUNCTION count_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a count is final'; END $$

CREATE TRIGGER count_no_change BEFORE UPDATE OR DELETE ON payments_drawercount
FOR EACH ROW EXECUTE FUNCTION count_is_final()

CREATE TRIGGER count_no_truncate BEFORE TRUNCATE ON payments_drawercount
FOR EACH STATEMENT EXECUTE FUNCTION count_is_final()
