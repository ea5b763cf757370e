CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$

CREATE TRIGGER bylaw_no_change BEFORE UPDATE OR DELETE ON cooperatives_bylaw
FOR EACH ROW EXECUTE FUNCTION history_is_append_only()

CREATE TRIGGER bylaw_no_truncate BEFORE TRUNCATE ON cooperatives_bylaw
FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only()

CREATE TRIGGER decision_no_change BEFORE UPDATE OR DELETE ON cooperatives_decision
FOR EACH ROW EXECUTE FUNCTION history_is_append_only()

CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON cooperatives_decision
FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only()

CREATE TRIGGER role_term_only_ends BEFORE UPDATE ON cooperatives_roleterm
FOR EACH ROW WHEN (
  (NEW.id, NEW.cooperative_id, NEW.person_id, NEW.role, NEW.from_on, NEW.decision_id)
    IS DISTINCT FROM (OLD.id, OLD.cooperative_id, OLD.person_id, OLD.role, OLD.from_on, OLD.decision_id)
  OR NEW.until_on IS NULL OR NEW.until_on > OLD.until_on)
EXECUTE FUNCTION history_is_append_only()

CREATE TRIGGER role_term_no_delete BEFORE DELETE ON cooperatives_roleterm
FOR EACH ROW EXECUTE FUNCTION history_is_append_only()

CREATE TRIGGER role_term_no_truncate BEFORE TRUNCATE ON cooperatives_roleterm
FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only()
