ALTER TABLE `refund_lines` ADD `points` integer;--> statement-breakpoint
ALTER TABLE `refunds` ADD `points_due` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `refunds` ADD `points_worth` integer DEFAULT 0 NOT NULL;