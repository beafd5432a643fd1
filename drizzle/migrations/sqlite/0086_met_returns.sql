ALTER TABLE `return_lines` ADD `met_units` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `return_lines` ADD `met_amount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `return_lines` ADD `claimed_after` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `returns` ADD `refund_id` integer;--> statement-breakpoint
ALTER TABLE `returns` ADD `met_shipping` integer DEFAULT 0 NOT NULL;