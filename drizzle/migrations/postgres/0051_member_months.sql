CREATE TABLE "member_months" (
	"member_id" integer NOT NULL,
	"month" text NOT NULL,
	"orders" integer NOT NULL,
	"revenue" bigint NOT NULL,
	"net_spend" bigint NOT NULL,
	"returns" integer NOT NULL,
	"returned" bigint NOT NULL,
	"active_days" integer NOT NULL,
	"visits" integer NOT NULL,
	CONSTRAINT "member_months_member_id_month_pk" PRIMARY KEY("member_id","month")
);
--> statement-breakpoint
INSERT INTO member_months (member_id, month, orders, revenue, net_spend, returns, returned, visits, active_days)
SELECT member_id, month, sum(orders), sum(revenue), sum(net_spend), sum(returns), sum(returned), sum(visits), sum(active_days) FROM (
  SELECT o.member_id, substr(o.counted_on, 1, 7) || '-01' AS month, 1 AS orders, o.revenue, o.revenue - coalesce(b.amount, 0) AS net_spend,
    0 AS returns, 0 AS returned, 0 AS visits, 0 AS active_days
  FROM orders o LEFT JOIN (SELECT order_id, sum(amount) AS amount FROM returns
    WHERE counted_on IS NOT NULL AND order_id IS NOT NULL GROUP BY order_id) b ON b.order_id = o.id
  WHERE o.member_id IS NOT NULL AND o.counted_on IS NOT NULL
  UNION ALL
  SELECT member_id, substr(counted_on, 1, 7) || '-01', 0, 0, 0, 1, amount, 0, 0 FROM returns
  WHERE member_id IS NOT NULL AND counted_on IS NOT NULL
  UNION ALL
  SELECT member_id, substr(day, 1, 7) || '-01', 0, 0, 0, 0, 0, 1, 0 FROM events WHERE member_id IS NOT NULL AND type = 'visit'
  UNION ALL
  SELECT member_id, substr(day, 1, 7) || '-01', 0, 0, 0, 0, 0, 0, 1 FROM (
    SELECT member_id, counted_on AS day FROM orders WHERE member_id IS NOT NULL AND counted_on IS NOT NULL
    UNION
    SELECT member_id, day FROM events WHERE member_id IS NOT NULL AND type IN ('login', 'sign_in', 'visit')) AS active) AS parts
GROUP BY member_id, month;
