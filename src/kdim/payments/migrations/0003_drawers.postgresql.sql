CREATE FUNCTION drawer_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a closed drawer is final'; END $$

CREATE TRIGGER drawer_no_change_once_closed BEFORE UPDATE ON payments_drawer
FOR EACH ROW WHEN (OLD.status = 'closed') EXECUTE FUNCTION drawer_is_final()

CREATE TRIGGER drawer_no_delete BEFORE DELETE ON payments_drawer
FOR EACH ROW EXECUTE FUNCTION drawer_is_final()

CREATE TRIGGER drawer_no_truncate BEFORE TRUNCATE ON payments_drawer
FOR EACH STATEMENT EXECUTE FUNCTION drawer_is_final()
