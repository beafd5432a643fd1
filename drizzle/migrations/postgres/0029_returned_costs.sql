-- Returned units give back the costs of all lines of their SKU, in the order of the lines, and no more than was sold. The
-- sums are filled again from the lines.
WITH RECURSIVE scopes(scope_id, category_id) AS (
  SELECT id, id FROM categories
  UNION ALL SELECT scopes.scope_id, c.id FROM scopes JOIN categories c ON c.parent_id = scopes.category_id),
sold AS (
  SELECT l.category_id, o.channel, o.counted_on AS day, sum(l.paid) AS revenue, sum(l.quantity * l.cost) AS cost
  FROM order_lines l JOIN orders o ON o.id = l.order_id
  WHERE o.counted_on IS NOT NULL AND l.cost IS NOT NULL GROUP BY l.category_id, o.channel, o.counted_on),
back AS (
  SELECT l.id, l.category_id, r.channel, r.counted_on AS day, r.order_id, l.sku, l.quantity, l.amount,
    sum(l.quantity) OVER so_far AS units, sum(l.amount) OVER so_far AS money
  FROM return_lines l JOIN returns r ON r.id = l.return_id WHERE r.counted_on IS NOT NULL
  WINDOW so_far AS (PARTITION BY r.order_id, l.sku ORDER BY r.returned_at, r.id, l.position)),
sold_lines AS (
  SELECT order_id, sku, quantity, paid, cost, row_number() OVER so_far AS number,
    sum(quantity) OVER so_far - quantity AS units_before, sum(paid) OVER so_far - paid AS paid_before,
    sum(paid) OVER (PARTITION BY order_id, sku) AS paid_in_all
  FROM order_lines WHERE sku IS NOT NULL AND order_id IN (SELECT order_id FROM back)
  WINDOW so_far AS (PARTITION BY order_id, sku ORDER BY position)),
pairs AS (
  SELECT b.id, b.amount, b.money, s.number, s.cost, s.quantity, s.paid, s.paid_in_all,
    b.units - s.units_before AS units_after, b.units - b.quantity - s.units_before AS units_earlier,
    b.money - s.paid_before AS money_after, b.money - b.amount - s.paid_before AS money_earlier
  FROM back b JOIN sold_lines s ON s.order_id = b.order_id AND s.sku = b.sku),
known AS (
  SELECT id,
    sum(CASE WHEN cost IS NULL THEN 0 ELSE cost * (
      CASE WHEN units_after < 0 THEN 0 WHEN units_after > quantity THEN quantity ELSE units_after END
      - CASE WHEN units_earlier < 0 THEN 0 WHEN units_earlier > quantity THEN quantity ELSE units_earlier END) END) AS cost,
    sum(CASE WHEN cost IS NULL THEN 0 ELSE
      CASE WHEN money_after < 0 THEN 0 WHEN money_after > paid THEN paid ELSE money_after END
      - CASE WHEN money_earlier < 0 THEN 0 WHEN money_earlier > paid THEN paid ELSE money_earlier END
      + CASE WHEN number > 1 OR money <= paid_in_all THEN 0
          WHEN money - amount >= paid_in_all THEN amount ELSE money - paid_in_all END END) AS amount
  FROM pairs GROUP BY id),
changes AS (
  SELECT category_id, channel, day, revenue, 0 AS returned, cost FROM sold
  UNION ALL
  SELECT b.category_id, b.channel, b.day, 0,
    CASE WHEN k.id IS NOT NULL THEN k.amount
      WHEN b.order_id IS NULL OR EXISTS (SELECT 1 FROM order_lines o WHERE o.order_id = b.order_id AND o.cost IS NOT NULL)
      THEN b.amount ELSE 0 END,
    -coalesce(k.cost, 0)
  FROM back b LEFT JOIN known k ON k.id = b.id),
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
SELECT day, channel, scope_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, revenue, returned, cost FROM sums WHERE true
ON CONFLICT (day, channel, category_id) DO UPDATE SET revenue_with_cost = excluded.revenue_with_cost,
  returned_with_cost = excluded.returned_with_cost, cost = excluded.cost;
