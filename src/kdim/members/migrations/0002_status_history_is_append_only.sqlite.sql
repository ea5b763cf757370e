CREATE TRIGGER status_history_no_update BEFORE UPDATE ON members_statuschange
BEGIN SELECT RAISE(ABORT, 'the history of a membership is append-only'); END

CREATE TRIGGER status_history_no_delete BEFORE DELETE ON members_statuschange
BEGIN SELECT RAISE(ABORT, 'the history of a membership is append-only'); END
