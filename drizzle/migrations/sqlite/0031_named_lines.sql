ALTER TABLE `return_lines` ADD `line_id` text;--> statement-breakpoint
ALTER TABLE `return_lines` ADD `order_position` integer;--> statement-breakpoint
ALTER TABLE `sales_freshness` ADD `is_outdated` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What returns take off revenue and cost is booked on other lines than before: the next start computes the sums again.
UPDATE sales_freshness SET is_outdated = 1;
