CREATE TABLE `imported_tickets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`number` text NOT NULL,
	`content_hash` text NOT NULL,
	`agent` text,
	`reason_text` text,
	`satisfaction` integer,
	`first_reply_at` integer,
	`closed_at` integer,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imported_tickets_ticket_id` ON `imported_tickets` (`ticket_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `imported_tickets_number` ON `imported_tickets` (`number`);--> statement-breakpoint
CREATE INDEX `imported_tickets_reason_text` ON `imported_tickets` (`reason_text`);--> statement-breakpoint
CREATE TABLE `service_retention` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attachment_days` integer NOT NULL,
	`message_days` integer NOT NULL,
	`ticket_days` integer NOT NULL,
	`is_on` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket_holds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`reason` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_holds_ticket_id` ON `ticket_holds` (`ticket_id`);