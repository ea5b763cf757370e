ALTER TABLE ledger_balance SET (fillfactor = 60)

CREATE INDEX line_by_day ON ledger_line USING brin ("on")

CREATE FUNCTION ledger_refuse(code text, facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- KD001 is our own SQLSTATE: the message is a refusal's code, the detail its facts.
  RAISE EXCEPTION '%', code USING ERRCODE = 'KD001', DETAIL = facts::text;
END $$

CREATE FUNCTION ledger_is_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % on %', TG_OP, TG_TABLE_NAME;
END $$

CREATE FUNCTION ledger_explain(
  v_cooperative bigint, v_book bigint, v_account bigint, v_subaccount bigint, v_delta bigint
) RETURNS void LANGUAGE plpgsql AS $$
-- Why the balance of one account or subaccount did not move: raises the refusal that fits best.
DECLARE a record; s record; b record; facts jsonb;
BEGIN
  facts := jsonb_build_object('account', v_account);
  SELECT * INTO a FROM ledger_account WHERE id = v_account AND cooperative_id = v_cooperative;
  IF NOT FOUND THEN PERFORM ledger_refuse('unknown_account', facts); END IF;
  facts := facts || jsonb_build_object('code', a.code, 'name', a.name_id);
  IF a.book_id <> v_book THEN PERFORM ledger_refuse('other_book', facts); END IF;
  IF a.is_group THEN PERFORM ledger_refuse('account_is_group', facts); END IF;
  IF a.is_closed THEN PERFORM ledger_refuse('account_closed', facts); END IF;
  IF a.is_control AND v_subaccount = 0 THEN PERFORM ledger_refuse('subaccount_missing', facts); END IF;
  IF NOT a.is_control AND v_subaccount <> 0 THEN PERFORM ledger_refuse('subaccount_not_expected', facts); END IF;
  SELECT * INTO s FROM ledger_subaccount
   WHERE id = v_subaccount AND account_id = v_account AND cooperative_id = v_cooperative;
  IF NOT FOUND THEN
    PERFORM ledger_refuse('unknown_subaccount', facts || jsonb_build_object('subaccount', v_subaccount));
  END IF;
  facts := jsonb_build_object('subaccount', v_subaccount, 'name', s.name);
  IF s.closed_on IS NOT NULL THEN PERFORM ledger_refuse('subaccount_closed', facts); END IF;
  SELECT * INTO b FROM ledger_balance
   WHERE cooperative_id = v_cooperative AND account_id = v_account AND subaccount_id = v_subaccount AND slot = 0;
  PERFORM ledger_refuse('insufficient_balance', facts || jsonb_build_object(
    'available', greatest(b.side * b.amount - b.held - b.floor, 0), 'asked', -b.side * v_delta,
    'balance', b.side * b.amount, 'held', b.held, 'floor', b.floor));
END $$

CREATE FUNCTION ledger_require_open(v_cooperative bigint, v_book bigint, v_on date, v_ahead integer) RETURNS void
LANGUAGE plpgsql AS $$
-- Lines may be dated neither before the books begin, nor into a closed month, nor far ahead of their recording.
DECLARE b record;
BEGIN
  SELECT k.begins_on, (SELECT max(p.month) FROM ledger_period p
           WHERE p.cooperative_id = v_cooperative AND p.book_id = v_book) AS closed
    INTO b FROM ledger_book k WHERE k.id = v_book AND k.cooperative_id = v_cooperative;
  IF NOT FOUND THEN PERFORM ledger_refuse('unknown_book', '{}'); END IF;
  IF v_on < b.begins_on THEN
    PERFORM ledger_refuse('date_too_early', jsonb_build_object('on', v_on, 'begins_on', b.begins_on));
  END IF;
  IF v_on < b.closed + interval '1 month' THEN
    PERFORM ledger_refuse('period_closed', jsonb_build_object('on', v_on,
      'closed_through', (b.closed + interval '1 month - 1 day')::date));
  END IF;
  IF v_ahead > 31 THEN PERFORM ledger_refuse('date_too_far_ahead', jsonb_build_object('days', v_ahead)); END IF;
END $$

CREATE FUNCTION ledger_seal() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
-- Once per statement, over all the lines it wrote, whoever wrote them. On Citus, which refuses triggers by default, the
-- same checks in the posting function and in "kdim check" must carry the promise.
-- A handful of lines of one entry, which is nearly every posting, is looked up by key: these plans are kept, and must not
-- read tables in full because they were made when the tables were empty. For many lines each statement is planned anew
-- (EXECUTE), for a plan made for two lines would be ruinous for a million.
DECLARE f record; e record; wish record; wanted text; asked bigint; moved bigint; bad record; few CONSTANT int := 64;
BEGIN
  SELECT count(*) AS lines, min(entry_id) AS entry_id, max(entry_id) AS last_entry_id, min(cooperative_id) AS cooperative_id,
         max(cooperative_id) AS last_cooperative_id, min(n) AS first, max(n) AS last, sum(amount) AS total,
         min("on") AS early, max("on") AS late
    INTO f FROM fresh;
  IF f.lines = 0 THEN RETURN NULL; END IF;
  IF f.entry_id = f.last_entry_id AND f.cooperative_id = f.last_cooperative_id THEN
    -- The lock is against a month being closed at this moment; many balances are moved alone, so that nobody waits in a ring.
    SELECT book_id, is_batch, "on", "on" - (recorded_at AT TIME ZONE 'UTC')::date AS ahead,
           CASE WHEN f.lines <= few THEN pg_advisory_xact_lock_shared(book_id) ELSE pg_advisory_xact_lock(book_id) END,
           cooperative_id = f.cooperative_id AND f.lines >= 2 AND f.lines = line_count AND f.first = 1
             AND f.last = f.lines AND f.total = 0 AND f.early = "on" AND f.late = "on" AS whole
      INTO e FROM ledger_entry WHERE id = f.entry_id;  -- by the one key that no plan can prefer another index to
    IF e.whole IS NOT TRUE THEN PERFORM ledger_refuse('entry_not_whole', '{"entries": 1}'); END IF;
    PERFORM ledger_require_open(f.cooperative_id, e.book_id, e."on", e.ahead);
    IF f.lines <= few THEN
      FOR wish IN  -- in order of account: two postings never wait for each other in a ring
        SELECT account_id, coalesce(subaccount_id, 0) AS subaccount_id, sum(amount)::bigint AS delta
          FROM fresh GROUP BY 1, 2 ORDER BY 1, 2
      LOOP
        UPDATE ledger_balance k SET amount = k.amount + wish.delta
         WHERE k.cooperative_id = f.cooperative_id AND k.account_id = wish.account_id
           AND k.subaccount_id = wish.subaccount_id
           AND k.slot = pg_backend_pid() % k.slots AND k.book_id = e.book_id AND k.is_open
           AND (k.floor IS NULL OR k.side * wish.delta >= 0 OR k.side * (k.amount + wish.delta) - k.held >= k.floor);
        IF NOT FOUND THEN
          PERFORM ledger_explain(f.cooperative_id, e.book_id, wish.account_id, wish.subaccount_id, wish.delta);
        END IF;
      END LOOP;
      RETURN NULL;
    END IF;
    PERFORM set_config('enable_seqscan', 'on', true), set_config('work_mem', '64MB', true);
  ELSE
    PERFORM set_config('enable_seqscan', 'on', true), set_config('work_mem', '64MB', true);
    EXECUTE 'SELECT min(e.book_id) AS book_id, max(e.book_id) AS last_book_id, bool_and(e.is_batch) AS is_batch,
        min(e."on") AS "on", max(e."on" - (e.recorded_at AT TIME ZONE ''UTC'')::date) AS ahead,
        count(*) FILTER (WHERE e.id IS NULL OR f.lines < 2 OR f.lines <> e.line_count OR f.first <> 1
          OR f.last <> f.lines OR f.total <> 0 OR f.early <> e."on" OR f.late <> e."on") AS bad
      FROM (SELECT cooperative_id, entry_id, count(*) AS lines, min(n) AS first, max(n) AS last, sum(amount) AS total,
                   min("on") AS early, max("on") AS late
              FROM fresh GROUP BY cooperative_id, entry_id) f
      LEFT JOIN ledger_entry e ON e.id = f.entry_id AND e.cooperative_id = f.cooperative_id' INTO e;
    IF e.bad > 0 THEN PERFORM ledger_refuse('entry_not_whole', jsonb_build_object('entries', e.bad)); END IF;
    IF e.book_id <> e.last_book_id OR f.cooperative_id <> f.last_cooperative_id THEN
      PERFORM ledger_refuse('other_book', '{}');
    END IF;
    PERFORM pg_advisory_xact_lock(e.book_id);
    PERFORM ledger_require_open(f.cooperative_id, e.book_id, e."on", e.ahead);
  END IF;
  -- A batch has every account or subaccount once; the lines of others are added up first.
  wanted := '(SELECT account_id, coalesce(subaccount_id, 0) AS subaccount_id, '
    || CASE WHEN e.is_batch THEN 'amount AS delta FROM fresh) w' ELSE 'sum(amount)::bigint AS delta FROM fresh GROUP BY 1, 2) w' END;
  asked := f.lines;
  IF NOT e.is_batch THEN EXECUTE 'SELECT count(*) FROM ' || wanted INTO asked; END IF;
  EXECUTE 'UPDATE ledger_balance k SET amount = k.amount + w.delta FROM ' || wanted || '
     WHERE k.cooperative_id = $1 AND k.account_id = w.account_id AND k.subaccount_id = w.subaccount_id
       AND k.slot = pg_backend_pid() % k.slots AND k.book_id = $2 AND k.is_open
       AND (k.floor IS NULL OR k.side * w.delta >= 0 OR k.side * (k.amount + w.delta) - k.held >= k.floor)'
    USING f.cooperative_id, e.book_id;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved = asked THEN RETURN NULL; END IF;
  SELECT w.* INTO bad  -- a row that is missing, or else one this transaction could not move
    FROM (SELECT account_id, coalesce(subaccount_id, 0) AS subaccount_id, sum(amount)::bigint AS delta
            FROM fresh GROUP BY 1, 2) w
    LEFT JOIN ledger_balance k
      ON k.cooperative_id = f.cooperative_id AND k.account_id = w.account_id AND k.subaccount_id = w.subaccount_id
     AND k.slot = pg_backend_pid() % k.slots AND k.book_id = e.book_id AND k.is_open
   ORDER BY k.slot IS NULL DESC,
     (k.side * w.delta < 0 AND k.side * (k.amount + w.delta) - k.held < k.floor) IS TRUE DESC,
     k.xmin::text::bigint, w.account_id, w.subaccount_id LIMIT 1;
  PERFORM ledger_explain(f.cooperative_id, e.book_id, bad.account_id, bad.subaccount_id, bad.delta);
  RETURN NULL;
END $$

CREATE TRIGGER line_seal AFTER INSERT ON ledger_line
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_seal()

CREATE TRIGGER line_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_line
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_sealed()

CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_sealed()

CREATE TRIGGER period_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_period
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_sealed()

CREATE TRIGGER total_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_total
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_sealed()

CREATE FUNCTION ledger_post(
  v_cooperative bigint, v_book bigint, v_entry bigint, v_on date, v_at timestamptz, v_person bigint, v_actor text,
  v_kind text, v_memo text, v_request uuid, v_n integer, v_reverses bigint, v_concerns date, v_head text,
  v_roles text[], v_accounts bigint[], v_subaccounts bigint[], v_units bigint[], v_amounts bigint[]
) RETURNS bigint LANGUAGE plpgsql AS $$
-- One posting in one round trip. v_head is the hashed text after cooperative and book.
DECLARE k bigint; accounts bigint[] := v_accounts; mapped bigint; said text; known record; digest bytea;
BEGIN
  SELECT id INTO k FROM ledger_book
   WHERE cooperative_id = v_cooperative AND CASE WHEN v_book IS NULL THEN kind = 'cooperative' ELSE id = v_book END;
  IF k IS NULL THEN PERFORM ledger_refuse('unknown_book', '{}'); END IF;
  said := v_cooperative || '|' || k || v_head;
  FOR i IN 1 .. array_length(v_amounts, 1) LOOP
    IF v_roles[i] IS NOT NULL THEN
      SELECT account_id INTO mapped FROM ledger_roleaccount
       WHERE cooperative_id = v_cooperative AND book_id = k AND role = v_roles[i];
      IF NOT FOUND THEN PERFORM ledger_refuse('role_not_mapped', jsonb_build_object('role', v_roles[i])); END IF;
      accounts[i] := mapped;
    END IF;
    said := said || accounts[i] || ':' || coalesce(v_subaccounts[i], 0) || ':' || coalesce(v_units[i], 0) || ':'
      || v_amounts[i] || ';';
  END LOOP;
  digest := sha256(convert_to(said, 'UTF8'));
  INSERT INTO ledger_entry (id, cooperative_id, book_id, "on", recorded_at, person_id, actor_name, kind, memo, request_id,
    request_n, reverses_id, concerns_on, line_count, is_batch, content_hash)
  VALUES (v_entry, v_cooperative, k, v_on, v_at, v_person, v_actor, v_kind, v_memo, v_request, v_n, v_reverses, v_concerns,
    array_length(v_amounts, 1), false, digest)
  ON CONFLICT (cooperative_id, request_id, request_n) DO NOTHING;
  IF NOT FOUND THEN
    SELECT id, content_hash INTO known FROM ledger_entry
     WHERE cooperative_id = v_cooperative AND request_id = v_request AND request_n = v_n;
    IF known.content_hash <> digest THEN PERFORM ledger_refuse('entry_differs', jsonb_build_object('entry', known.id)); END IF;
    RETURN known.id;
  END IF;
  INSERT INTO ledger_line (cooperative_id, entry_id, n, "on", account_id, subaccount_id, unit, amount)
  SELECT v_cooperative, v_entry, i, v_on, a, s, u, m
    FROM unnest(accounts, v_subaccounts, v_units, v_amounts) WITH ORDINALITY AS w(a, s, u, m, i);
  RETURN v_entry;
END $$
