ALTER TABLE `redemptions` ADD `points` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `redemptions` ADD `points_amount` integer DEFAULT 0 NOT NULL;