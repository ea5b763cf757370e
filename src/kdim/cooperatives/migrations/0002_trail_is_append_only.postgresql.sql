CREATE FUNCTION trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$

CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON cooperatives_auditrecord
FOR EACH ROW EXECUTE FUNCTION trail_is_append_only()

CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON cooperatives_auditrecord
FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only()
