ALTER TABLE "sales_days" ADD COLUMN "revenue_with_cost" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sales_days" ADD COLUMN "returned_with_cost" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sales_days" ADD COLUMN "cost" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Every line has kept its cost since it was written; a line without one stays unknown. The sums are filled from the lines.
WITH RECURSIVE scopes(scope_id, category_id) AS (
  SELECT id, id FROM categories
  UNION ALL SELECT scopes.scope_id, c.id FROM scopes JOIN categories c ON c.parent_id = scopes.category_id),
sold AS (
  SELECT l.category_id, o.channel, o.counted_on AS day, sum(l.paid) AS revenue, sum(l.quantity * l.cost) AS cost
  FROM order_lines l JOIN orders o ON o.id = l.order_id
  WHERE o.counted_on IS NOT NULL AND l.cost IS NOT NULL GROUP BY l.category_id, o.channel, o.counted_on),
back AS (
  SELECT l.category_id, r.channel, r.counted_on AS day, r.order_id, l.quantity, l.amount,
    (SELECT o.id FROM order_lines o WHERE o.order_id = r.order_id AND o.sku = l.sku ORDER BY o.position LIMIT 1) AS sold_id,
    (SELECT sum(o.quantity) FROM order_lines o WHERE o.order_id = r.order_id AND o.sku = l.sku) AS units,
    (SELECT count(o.cost) FROM order_lines o WHERE o.order_id = r.order_id) AS costs
  FROM return_lines l JOIN returns r ON r.id = l.return_id WHERE r.counted_on IS NOT NULL),
changes AS (
  SELECT category_id, channel, day, revenue, 0 AS returned, cost FROM sold
  UNION ALL
  SELECT b.category_id, b.channel, b.day, 0,
    CASE WHEN o.cost IS NOT NULL OR (o.id IS NULL AND (b.order_id IS NULL OR b.costs > 0)) THEN b.amount ELSE 0 END,
    CASE WHEN o.cost IS NULL THEN 0
      ELSE -o.cost * CASE WHEN b.quantity < b.units THEN b.quantity ELSE b.units END END
  FROM back b LEFT JOIN order_lines o ON o.id = b.sold_id),
scoped AS (
  SELECT 0 AS scope_id, channel, day, revenue, returned, cost FROM changes
  UNION ALL
  SELECT s.scope_id, c.channel, c.day, c.revenue, c.returned, c.cost FROM scopes s JOIN changes c ON c.category_id = s.category_id),
sums AS (
  SELECT scope_id, channel, day, sum(revenue) AS revenue, sum(returned) AS returned, sum(cost) AS cost
  FROM (SELECT scope_id, channel, day, revenue, returned, cost FROM scoped
    UNION ALL SELECT scope_id, '', day, revenue, returned, cost FROM scoped) AS by_channel
  GROUP BY scope_id, channel, day)
INSERT INTO sales_days (day, channel, category_id, orders, member_orders, units, revenue, discount, returned, buyers,
  week_buyers, month_buyers, new_buyers, revenue_with_cost, returned_with_cost, cost)
SELECT day, channel, scope_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, revenue, returned, cost FROM sums
WHERE revenue <> 0 OR returned <> 0 OR cost <> 0
ON CONFLICT (day, channel, category_id) DO UPDATE SET revenue_with_cost = excluded.revenue_with_cost,
  returned_with_cost = excluded.returned_with_cost, cost = excluded.cost;
