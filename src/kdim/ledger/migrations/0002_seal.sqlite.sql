CREATE TRIGGER line_after_seal BEFORE INSERT ON ledger_line
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id)
BEGIN SELECT RAISE(FAIL, 'entry_not_whole'); END

CREATE TRIGGER entry_seal BEFORE INSERT ON ledger_entry
BEGIN
  -- Lines come first, the entry last: this row seals them. FAIL before anything has changed refuses as well as ABORT and
  -- costs a third less. The posting then moves the balances, which is the check that accounts exist and are open; "kdim
  -- check" finds an entry that another hand wrote.
  SELECT RAISE(FAIL, 'the ledger is append-only') WHERE EXISTS (
    SELECT 1 FROM ledger_entry WHERE id = NEW.id OR (cooperative_id = NEW.cooperative_id
      AND request_id = NEW.request_id AND request_n = NEW.request_n));
  SELECT RAISE(FAIL, 'already_reversed') WHERE NEW.reverses_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM ledger_entry WHERE cooperative_id = NEW.cooperative_id AND reverses_id = NEW.reverses_id);
  SELECT CASE
      WHEN NOT EXISTS (SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND cooperative_id = NEW.cooperative_id)
        THEN RAISE(FAIL, 'unknown_book')
      ELSE RAISE(FAIL, 'date_too_early') END
    WHERE NOT EXISTS (SELECT 1 FROM ledger_book
      WHERE id = NEW.book_id AND cooperative_id = NEW.cooperative_id AND begins_on <= NEW."on");
  SELECT RAISE(FAIL, 'period_closed') WHERE EXISTS (
    SELECT 1 FROM ledger_period WHERE cooperative_id = NEW.cooperative_id AND book_id = NEW.book_id
      AND month > substr(NEW."on", 1, 7));  -- a month is written as its first day, which follows the month's own letters
  SELECT RAISE(FAIL, 'date_too_far_ahead')
    WHERE NEW."on" > NEW.recorded_at AND NEW."on" > date(NEW.recorded_at, '+31 days');
  SELECT CASE WHEN NOT (count(*) >= 2 AND count(*) = NEW.line_count AND min(n) = 1 AND max(n) = count(*) AND sum(amount) = 0
      AND min("on") = NEW."on" AND max("on") = NEW."on") THEN RAISE(FAIL, 'entry_not_whole') END
    FROM ledger_line WHERE cooperative_id = NEW.cooperative_id AND entry_id = NEW.id;
END

CREATE TRIGGER line_no_update BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(FAIL, 'the ledger is append-only'); END

CREATE TRIGGER line_no_delete BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(FAIL, 'the ledger is append-only'); END

CREATE TRIGGER entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(FAIL, 'the ledger is append-only'); END

CREATE TRIGGER entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(FAIL, 'the ledger is append-only'); END

CREATE TRIGGER period_no_update BEFORE UPDATE ON ledger_period
BEGIN SELECT RAISE(FAIL, 'the ledger is append-only'); END

CREATE TRIGGER period_no_delete BEFORE DELETE ON ledger_period
BEGIN SELECT RAISE(FAIL, 'the ledger is append-only'); END

CREATE TRIGGER total_no_update BEFORE UPDATE ON ledger_total
BEGIN SELECT RAISE(FAIL, 'the ledger is append-only'); END

CREATE TRIGGER total_no_delete BEFORE DELETE ON ledger_total
BEGIN SELECT RAISE(FAIL, 'the ledger is append-only'); END
