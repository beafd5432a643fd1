ALTER TABLE `exchanges` ADD `part_amount` integer;--> statement-breakpoint
ALTER TABLE `exchanges` ADD `part_deduction` integer;--> statement-breakpoint
ALTER TABLE `exchanges` ADD `part_why` text;--> statement-breakpoint
ALTER TABLE `exchanges` ADD `part_accepted_at` integer;--> statement-breakpoint
ALTER TABLE `exchanges` ADD `part_refund_id` integer REFERENCES refunds(id);