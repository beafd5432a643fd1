ALTER TABLE `price_batches` ADD `decision` text;--> statement-breakpoint
UPDATE price_batches SET decision = (
  SELECT reason FROM activities
  WHERE resource = 'priceBatches' AND record_id = CAST(price_batches.id AS text)
    AND verb IN ('approve', 'reject')
  ORDER BY activities.id DESC LIMIT 1
)
WHERE approver_name IS NOT NULL;
