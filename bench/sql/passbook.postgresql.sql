-- The last fifty movements of one member's savings, each with the balance after it.
SELECT l.entry_id, l."on", e.kind, e.memo, -l.amount, -sum(l.amount) OVER (ORDER BY l."on", l.entry_id, l.n)
FROM line l JOIN entry e ON e.id = l.entry_id
WHERE l.cooperative_id = {c} AND l.account_id = {savings} AND l.subaccount_id = %s AND l."on" BETWEEN '2024-01-01' AND '{last}'
ORDER BY l."on" DESC, l.entry_id DESC, l.n DESC LIMIT 50
