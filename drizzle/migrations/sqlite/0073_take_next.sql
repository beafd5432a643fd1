CREATE TABLE `ticket_presence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`staff_id` text NOT NULL,
	`state` text NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_presence_staff_id` ON `ticket_presence` (`ticket_id`,`staff_id`);--> statement-breakpoint
CREATE INDEX `ticket_presence_seen_at` ON `ticket_presence` (`seen_at`);--> statement-breakpoint
CREATE INDEX `tickets_waiting` ON `tickets` (`priority`,`opened_at`,`id`) WHERE assignee_id is null and state in ('new', 'open');