-- The tables of the ledger as somebody would write them by hand: the same columns and the same indexes, no foreign
-- keys, no triggers. What the ledger adds to this is what the ratios show.
CREATE TABLE entry (
  id bigint PRIMARY KEY, cooperative_id bigint NOT NULL, book_id bigint NOT NULL, "on" date NOT NULL,
  recorded_at timestamptz NOT NULL, person_id bigint, actor_name varchar(120) NOT NULL, kind varchar(16) NOT NULL,
  memo varchar(200) NOT NULL, request_id uuid NOT NULL, request_n int NOT NULL, reverses_id bigint, concerns_on date,
  line_count int NOT NULL, is_batch boolean NOT NULL, content_hash bytea NOT NULL,
  UNIQUE (cooperative_id, request_id, request_n)
);
CREATE UNIQUE INDEX entry_reversed_once ON entry (cooperative_id, reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX entry_by_date ON entry (cooperative_id, book_id, "on", id);
CREATE TABLE line (
  cooperative_id bigint NOT NULL, entry_id bigint NOT NULL, n int NOT NULL, "on" date NOT NULL,
  account_id bigint NOT NULL, subaccount_id bigint, unit bigint, amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (cooperative_id, entry_id, n)
);
CREATE INDEX line_by_account ON line (cooperative_id, account_id, subaccount_id, "on", amount);
CREATE INDEX line_by_day ON line USING brin ("on");
CREATE TABLE balance (
  cooperative_id bigint NOT NULL, account_id bigint NOT NULL, subaccount_id bigint NOT NULL, slot smallint NOT NULL,
  amount bigint NOT NULL, PRIMARY KEY (cooperative_id, account_id, subaccount_id, slot)
) WITH (fillfactor = 60);
CREATE TABLE savings_account (
  id bigint PRIMARY KEY, cooperative_id bigint NOT NULL, subaccount_id bigint NOT NULL, is_open boolean NOT NULL
);
CREATE FUNCTION post_deposit(
  v_entry bigint, v_cooperative bigint, v_book bigint, v_on date, v_at timestamptz, v_actor text, v_memo text,
  v_request uuid, v_cash bigint, v_savings bigint, v_subaccount bigint, v_amount bigint, v_hash bytea, v_slots int
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO entry VALUES (v_entry, v_cooperative, v_book, v_on, v_at, NULL, v_actor, 'deposit', v_memo, v_request, 0,
                            NULL, NULL, 2, false, v_hash);
  INSERT INTO line VALUES (v_cooperative, v_entry, 1, v_on, v_cash, NULL, NULL, v_amount),
                          (v_cooperative, v_entry, 2, v_on, v_savings, v_subaccount, NULL, -v_amount);
  UPDATE balance SET amount = amount + v_amount
   WHERE cooperative_id = v_cooperative AND account_id = v_cash AND subaccount_id = 0
     AND slot = pg_backend_pid() % v_slots;
  UPDATE balance SET amount = amount - v_amount
   WHERE cooperative_id = v_cooperative AND account_id = v_savings AND subaccount_id = v_subaccount AND slot = 0;
END $$;
