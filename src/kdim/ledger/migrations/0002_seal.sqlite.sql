CREATE TRIGGER line_after_seal BEFORE INSERT ON ledger_line
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'entry_not_whole'); END

CREATE TRIGGER entry_no_replace BEFORE INSERT ON ledger_entry
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER entry_seal_whole AFTER INSERT ON ledger_entry
BEGIN
  -- Lines come first, the entry last: this row seals them.
  SELECT RAISE(ABORT, 'entry_not_whole') WHERE NOT EXISTS (
    SELECT 1 FROM (
      SELECT count(*) AS lines, min(n) AS first, max(n) AS last, sum(amount) AS total, min("on") AS early, max("on") AS late
      FROM ledger_line WHERE cooperative_id = NEW.cooperative_id AND entry_id = NEW.id) f
    WHERE f.lines >= 2 AND f.lines = NEW.line_count AND f.first = 1 AND f.last = f.lines AND f.total = 0
      AND f.early = NEW."on" AND f.late = NEW."on");
  SELECT RAISE(ABORT, 'unknown_book') WHERE NOT EXISTS (
    SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND cooperative_id = NEW.cooperative_id);
  SELECT RAISE(ABORT, 'date_too_early') WHERE EXISTS (
    SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND begins_on > NEW."on");
  SELECT RAISE(ABORT, 'period_closed') WHERE EXISTS (
    SELECT 1 FROM ledger_period WHERE cooperative_id = NEW.cooperative_id AND book_id = NEW.book_id
      AND month >= date(NEW."on", 'start of month'));
  SELECT RAISE(ABORT, 'date_too_far_ahead') WHERE NEW."on" > date(NEW.recorded_at, '+31 days');
END

CREATE TRIGGER entry_seal_balances AFTER INSERT ON ledger_entry WHEN NOT NEW.is_batch
BEGIN
  UPDATE ledger_balance SET amount = ledger_balance.amount + w.delta
    FROM (SELECT account_id, coalesce(subaccount_id, 0) AS subaccount_id, sum(amount) AS delta FROM ledger_line
           WHERE cooperative_id = NEW.cooperative_id AND entry_id = NEW.id GROUP BY 1, 2) w
   WHERE ledger_balance.cooperative_id = NEW.cooperative_id AND ledger_balance.account_id = w.account_id
     AND ledger_balance.subaccount_id = w.subaccount_id AND ledger_balance.slot = 0
     AND ledger_balance.book_id = NEW.book_id AND ledger_balance.is_open
     AND (floor IS NULL OR side * w.delta >= 0 OR side * (ledger_balance.amount + w.delta) - held >= floor);
  SELECT RAISE(ABORT, 'balance_not_moved') WHERE changes() <> (
    SELECT count(*) FROM (SELECT DISTINCT account_id, subaccount_id FROM ledger_line
     WHERE cooperative_id = NEW.cooperative_id AND entry_id = NEW.id));
END

CREATE TRIGGER entry_seal_batch AFTER INSERT ON ledger_entry WHEN NEW.is_batch
BEGIN
  -- In a batch every line has its own account or subaccount, so lines and balances are counted against each other.
  UPDATE ledger_balance SET amount = ledger_balance.amount + w.amount FROM ledger_line w
   WHERE w.cooperative_id = NEW.cooperative_id AND w.entry_id = NEW.id
     AND ledger_balance.cooperative_id = NEW.cooperative_id AND ledger_balance.account_id = w.account_id
     AND ledger_balance.subaccount_id = coalesce(w.subaccount_id, 0) AND ledger_balance.slot = 0
     AND ledger_balance.book_id = NEW.book_id AND ledger_balance.is_open
     AND (floor IS NULL OR side * w.amount >= 0 OR side * (ledger_balance.amount + w.amount) - held >= floor);
  SELECT RAISE(ABORT, 'balance_not_moved') WHERE changes() <> NEW.line_count;
END

CREATE TRIGGER line_no_update BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER line_no_delete BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER period_no_update BEFORE UPDATE ON ledger_period
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER period_no_delete BEFORE DELETE ON ledger_period
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER total_no_update BEFORE UPDATE ON ledger_total
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER total_no_delete BEFORE DELETE ON ledger_total
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
