ALTER TABLE `refund_lines` ADD `rate` integer;--> statement-breakpoint
ALTER TABLE `refund_lines` ADD `policy_number` integer;--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `refund_limit_owner`;--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `refund_limit_manager`;--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `refund_limit_agent`;--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `goodwill_refund_limit_agent`;--> statement-breakpoint
-- What becomes of a discount or of free delivery once goods come back is said by the terms of its promotion.
UPDATE `after_sales_policies` SET `terms` = json_remove(`terms`, '$.freight.belowThreshold', '$.discountBelowThreshold');
