ALTER TABLE `returns` ADD `shipping` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `returns` ADD `review` text DEFAULT 'fits' NOT NULL;--> statement-breakpoint
CREATE INDEX `returns_waiting` ON `returns` (`returned_at`) WHERE review = 'waiting';