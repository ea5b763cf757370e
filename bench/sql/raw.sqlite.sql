-- The tables of the ledger as somebody would write them by hand: the same columns and the same indexes, no foreign
-- keys, no triggers. What the ledger adds to this is what the ratios show.
CREATE TABLE entry (
  id bigint PRIMARY KEY, cooperative_id bigint NOT NULL, book_id bigint NOT NULL, "on" date NOT NULL,
  recorded_at datetime NOT NULL, person_id bigint, actor_name varchar(120) NOT NULL, kind varchar(16) NOT NULL,
  memo varchar(200) NOT NULL, request_id char(32) NOT NULL, request_n integer NOT NULL, reverses_id bigint,
  concerns_on date, line_count integer NOT NULL, is_batch bool NOT NULL, content_hash blob NOT NULL,
  UNIQUE (cooperative_id, request_id, request_n)
);
CREATE UNIQUE INDEX entry_reversed_once ON entry (cooperative_id, reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX entry_by_date ON entry (cooperative_id, book_id, "on", id);
CREATE TABLE line (
  cooperative_id bigint NOT NULL, entry_id bigint NOT NULL, n integer NOT NULL, "on" date NOT NULL,
  account_id bigint NOT NULL, subaccount_id bigint, unit bigint, amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (cooperative_id, entry_id, n)
);
CREATE INDEX line_by_account ON line (cooperative_id, account_id, subaccount_id, "on", amount);
CREATE TABLE balance (
  cooperative_id bigint NOT NULL, account_id bigint NOT NULL, subaccount_id bigint NOT NULL, slot smallint NOT NULL,
  amount bigint NOT NULL, PRIMARY KEY (cooperative_id, account_id, subaccount_id, slot)
);
CREATE TABLE savings_account (
  id bigint PRIMARY KEY, cooperative_id bigint NOT NULL, subaccount_id bigint NOT NULL, is_open bool NOT NULL
);
