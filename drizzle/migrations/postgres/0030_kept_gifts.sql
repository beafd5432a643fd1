-- Gifts of promotions that take nothing back stay with the shopper when all goods come back, and stay spent.
UPDATE redemption_takes SET amount = kept.cost FROM (
  SELECT g.redemption_id, g.counter, sum(g.cost) AS cost FROM (
    SELECT p.redemption_id, c.counter, p.gift_cost AS cost
    FROM redemption_promotions p JOIN redemptions r ON r.id = p.redemption_id
      LEFT JOIN promotion_revisions v ON v.promotion_id = p.promotion_id AND v.revision = p.revision
      JOIN redemption_takes c ON c.redemption_id = p.redemption_id AND c.counter IN
        ('promotion/' || p.promotion_id || '/spent', 'campaign/' || p.campaign_id || '/spent')
    WHERE r.status = 'returned' AND p.gift_cost > 0 AND coalesce(v.terms::jsonb ->> 'whenReturned', 'keep') <> 'takeBack') AS g
  GROUP BY g.redemption_id, g.counter) AS kept
WHERE redemption_takes.redemption_id = kept.redemption_id AND redemption_takes.counter = kept.counter;
--> statement-breakpoint
UPDATE usage_counters SET used = sums.used FROM (
  SELECT t.counter, sum(t.amount) AS used FROM (
    SELECT counter, amount FROM redemption_takes UNION ALL SELECT counter, amount FROM unredeemed_takes) AS t
  WHERE t.counter LIKE '%/spent' GROUP BY t.counter) AS sums
WHERE usage_counters.counter = sums.counter;
