CREATE TABLE `ticket_rule_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rule_id` integer NOT NULL,
	`rule_names` text NOT NULL,
	`ticket_id` integer NOT NULL,
	`trigger` text NOT NULL,
	`event_key` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`results` text NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_rule_runs_event_key` ON `ticket_rule_runs` (`ticket_id`,`rule_id`,`event_key`);--> statement-breakpoint
CREATE INDEX `ticket_rule_runs_rule` ON `ticket_rule_runs` (`rule_id`,`id`);--> statement-breakpoint
CREATE TABLE `ticket_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`names` text NOT NULL,
	`position` integer NOT NULL,
	`is_active` integer NOT NULL,
	`active_since` integer NOT NULL,
	`trigger` text NOT NULL,
	`minutes` integer,
	`calendar_id` integer,
	`types` text NOT NULL,
	`channels` text NOT NULL,
	`levels` text NOT NULL,
	`priorities` text NOT NULL,
	`statuses` text NOT NULL,
	`tags` text NOT NULL,
	`words` text NOT NULL,
	`is_unassigned` integer NOT NULL,
	`assignee_id` text,
	`unassigns` integer NOT NULL,
	`team_id` integer,
	`priority` text,
	`added_tags` text NOT NULL,
	`note` text,
	`macro_id` integer,
	`task_title` text,
	`task_department` text,
	`task_minutes` integer,
	`planned_until_id` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`calendar_id`) REFERENCES `service_calendars`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`macro_id`) REFERENCES `macros`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_rules_position` ON `ticket_rules` (`position`);--> statement-breakpoint
CREATE TABLE `quality_cards` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`criteria` text NOT NULL,
	`sample_key` text NOT NULL,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quality_cards_number` ON `quality_cards` (`number`);--> statement-breakpoint
CREATE TABLE `quality_reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`agent_id` text NOT NULL,
	`week` text NOT NULL,
	`card_id` integer NOT NULL,
	`marks` text NOT NULL,
	`score` integer NOT NULL,
	`comment` text NOT NULL,
	`reviewer_id` text,
	`reviewer_name` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`card_id`) REFERENCES `quality_cards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quality_reviews_agent_id` ON `quality_reviews` (`ticket_id`,`week`,`agent_id`);--> statement-breakpoint
CREATE INDEX `quality_reviews_week` ON `quality_reviews` (`week`,`agent_id`);--> statement-breakpoint
DROP INDEX `tickets_live`;--> statement-breakpoint
CREATE INDEX `tickets_live` ON `tickets` (`assignee_id`,`state`,`unanswered_at`,`team_id`,`type`,`priority`) WHERE state in ('new', 'open', 'pendingCustomer', 'onHold');--> statement-breakpoint
CREATE INDEX `ticket_changes_resolved` ON `ticket_changes` (`at`) WHERE action = 'resolve';