CREATE FUNCTION status_history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the history of a membership is append-only'; END $$

CREATE TRIGGER status_history_no_change BEFORE UPDATE OR DELETE ON members_statuschange
FOR EACH ROW EXECUTE FUNCTION status_history_is_append_only()

CREATE TRIGGER status_history_no_truncate BEFORE TRUNCATE ON members_statuschange
FOR EACH STATEMENT EXECUTE FUNCTION status_history_is_append_only()
