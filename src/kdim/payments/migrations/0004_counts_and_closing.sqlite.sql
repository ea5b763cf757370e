CREATE TRIGGER drawer_no_change_once_closed BEFORE UPDATE ON payments_drawer WHEN OLD.status = 'closed'
BEGIN SELECT RAISE(ABORT, 'a closed drawer is final'); END

CREATE TRIGGER drawer_no_delete BEFORE DELETE ON payments_drawer
BEGIN SELECT RAISE(ABORT, 'a closed drawer is final'); END

CREATE TRIGGER count_no_update BEFORE UPDATE ON payments_drawercount
BEGIN SELECT RAISE(ABORT, 'a count is final'); END

CREATE TRIGGER count_no_delete BEFORE DELETE ON payments_drawercount
BEGIN SELECT RAISE(ABORT, 'a count is final'); END
