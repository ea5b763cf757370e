-- Interest by the daily balance, exact, half up: opening x days + sum of each movement x the days it was there.
INSERT INTO due
SELECT subaccount_id, (q / {d}) * {rate} + ((q % {d}) * {rate} * 2 + {d}) / (2 * {d}) FROM (
  SELECT s.subaccount_id, -((b.amount - coalesce(m.moved, 0)) * {days} + coalesce(m.weighted, 0)) AS q
  FROM savings_account s
  JOIN balance b ON b.cooperative_id = {c} AND b.account_id = {savings} AND b.subaccount_id = s.subaccount_id
   AND b.slot = 0
  LEFT JOIN (
    SELECT subaccount_id, sum(amount) AS moved,
      sum(CASE WHEN "on" > '{last}' THEN 0 ELSE amount * ({days} + 1 - CAST(substr("on", 9, 2) AS integer)) END) AS weighted
    FROM line WHERE cooperative_id = {c} AND account_id = {savings} AND "on" >= '{first}' GROUP BY subaccount_id
  ) m ON m.subaccount_id = s.subaccount_id
  WHERE s.cooperative_id = {c} AND s.is_open
) exact
