ALTER TABLE `case_remedies` ADD `refund_id` integer REFERENCES refunds(id);--> statement-breakpoint
CREATE UNIQUE INDEX `case_remedies_refund_id` ON `case_remedies` (`refund_id`);