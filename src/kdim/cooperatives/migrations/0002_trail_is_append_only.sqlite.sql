CREATE TRIGGER trail_no_update BEFORE UPDATE ON cooperatives_auditrecord
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END

CREATE TRIGGER trail_no_delete BEFORE DELETE ON cooperatives_auditrecord
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END
