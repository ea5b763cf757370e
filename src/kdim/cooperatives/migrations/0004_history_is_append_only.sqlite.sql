CREATE TRIGGER bylaw_no_update BEFORE UPDATE ON cooperatives_bylaw
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END

CREATE TRIGGER bylaw_no_delete BEFORE DELETE ON cooperatives_bylaw
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END

CREATE TRIGGER decision_no_update BEFORE UPDATE ON cooperatives_decision
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END

CREATE TRIGGER decision_no_delete BEFORE DELETE ON cooperatives_decision
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END

CREATE TRIGGER role_term_only_ends BEFORE UPDATE ON cooperatives_roleterm
WHEN NEW.id IS NOT OLD.id OR NEW.cooperative_id IS NOT OLD.cooperative_id OR NEW.person_id IS NOT OLD.person_id
  OR NEW.role IS NOT OLD.role OR NEW.from_on IS NOT OLD.from_on OR NEW.decision_id IS NOT OLD.decision_id
  OR NEW.until_on IS NULL OR NEW.until_on > OLD.until_on
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END

CREATE TRIGGER role_term_no_delete BEFORE DELETE ON cooperatives_roleterm
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
