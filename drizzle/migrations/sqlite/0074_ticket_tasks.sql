CREATE TABLE `ticket_tasks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`title` text NOT NULL,
	`department` text NOT NULL,
	`due_at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ticket_tasks_ticket` ON `ticket_tasks` (`ticket_id`,`done_at`);--> statement-breakpoint
ALTER TABLE `ticket_messages` ADD `redacted_at` integer;--> statement-breakpoint
ALTER TABLE `ticket_messages` ADD `redacted_by` text;--> statement-breakpoint
ALTER TABLE `ticket_messages` ADD `redaction_reason` text;--> statement-breakpoint
ALTER TABLE `ticket_messages` ADD `body_hash` text;