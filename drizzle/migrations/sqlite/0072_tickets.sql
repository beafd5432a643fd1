CREATE TABLE `ticket_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`actor_name` text,
	`action` text NOT NULL,
	`from_status` text,
	`to_status` text NOT NULL,
	`before` text,
	`after` text,
	`reason` text,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ticket_changes_ticket` ON `ticket_changes` (`ticket_id`,`id`);--> statement-breakpoint
CREATE TABLE `ticket_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`kind` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_links_other_id` ON `ticket_links` (`ticket_id`,`other_id`);--> statement-breakpoint
CREATE INDEX `ticket_links_other` ON `ticket_links` (`other_id`);--> statement-breakpoint
CREATE TABLE `ticket_messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`kind` text NOT NULL,
	`author_kind` text NOT NULL,
	`author_id` text,
	`author_name` text,
	`body` text NOT NULL,
	`channel` text NOT NULL,
	`was_reached` integer,
	`external_id` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_messages_external_id` ON `ticket_messages` (`ticket_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `ticket_messages_ticket` ON `ticket_messages` (`ticket_id`,`kind`,`id`);--> statement-breakpoint
CREATE TABLE `ticket_tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`tag` text NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_tags_tag` ON `ticket_tags` (`ticket_id`,`tag`);--> statement-breakpoint
CREATE INDEX `ticket_tags_by_tag` ON `ticket_tags` (`tag`,`ticket_id`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`recorded_on` text NOT NULL,
	`day_number` integer NOT NULL,
	`external_id` text,
	`request_hash` text,
	`type` text NOT NULL,
	`subject` text NOT NULL,
	`state` text NOT NULL,
	`priority` text NOT NULL,
	`severity` integer,
	`channel` text NOT NULL,
	`source` text NOT NULL,
	`member_id` integer,
	`level` text,
	`order_external_id` text,
	`lines` text NOT NULL,
	`assignee_id` text,
	`waiting_on` text,
	`follow_up_at` integer,
	`resolution` text,
	`resolved_at` integer,
	`unanswered_at` integer,
	`opened_at` integer NOT NULL,
	`first_reply_at` integer,
	`last_message_at` integer NOT NULL,
	`reopen_count` integer DEFAULT 0 NOT NULL,
	`merged_into_id` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_number` ON `tickets` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_external_id` ON `tickets` (`external_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_day_number` ON `tickets` (`recorded_on`,`day_number`);--> statement-breakpoint
CREATE INDEX `tickets_state` ON `tickets` (`state`,`resolved_at`);--> statement-breakpoint
CREATE INDEX `tickets_assignee` ON `tickets` (`assignee_id`,`state`);--> statement-breakpoint
CREATE INDEX `tickets_member` ON `tickets` (`member_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `tickets_order` ON `tickets` (`order_external_id`);--> statement-breakpoint
CREATE INDEX `tickets_opened_at` ON `tickets` (`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_last_message_at` ON `tickets` (`last_message_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_merged_into` ON `tickets` (`merged_into_id`) WHERE merged_into_id is not null;