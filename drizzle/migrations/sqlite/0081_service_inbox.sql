CREATE TABLE `ticket_attachments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`file_id` integer,
	`message_id` integer,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`content_hash` text NOT NULL,
	`creator_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`message_id`) REFERENCES `ticket_messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ticket_attachments_message` ON `ticket_attachments` (`message_id`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_attachments_file` ON `ticket_attachments` (`file_id`) WHERE file_id is not null;--> statement-breakpoint
CREATE TABLE `macros` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`names` text NOT NULL,
	`shortcut` text NOT NULL,
	`kind` text NOT NULL,
	`texts` text NOT NULL,
	`next` text NOT NULL,
	`resolution` text,
	`type` text,
	`priority` text,
	`tags` text NOT NULL,
	`opens_next` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `macros_shortcut` ON `macros` (`shortcut`);--> statement-breakpoint
CREATE TABLE `ticket_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` text NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`sort` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_views_name` ON `ticket_views` (`staff_id`,`name`);--> statement-breakpoint
CREATE TABLE `absences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` text NOT NULL,
	`substitute_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `absences_staff` ON `absences` (`staff_id`,`from_at`);--> statement-breakpoint
CREATE INDEX `absences_until` ON `absences` (`until_at`);--> statement-breakpoint
CREATE TABLE `team_members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`staff_id` text NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_members_staff_id` ON `team_members` (`team_id`,`staff_id`);--> statement-breakpoint
CREATE INDEX `team_members_staff` ON `team_members` (`staff_id`,`team_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`names` text NOT NULL,
	`lead_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `tickets` ADD `team_id` integer REFERENCES teams(id);--> statement-breakpoint
CREATE INDEX `tickets_team` ON `tickets` (`team_id`,`state`) WHERE team_id is not null;--> statement-breakpoint
CREATE INDEX `tickets_live` ON `tickets` (`assignee_id`,`state`,`unanswered_at`,`team_id`) WHERE state in ('new', 'open', 'pendingCustomer', 'onHold');