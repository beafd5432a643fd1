CREATE TABLE `service_calendar_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`calendar_id` integer NOT NULL,
	`effective_from` integer NOT NULL,
	`time_zone` text NOT NULL,
	`windows` text NOT NULL,
	`exceptions` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`calendar_id`) REFERENCES `service_calendars`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_calendar_versions_effective_from` ON `service_calendar_versions` (`calendar_id`,`effective_from`);--> statement-breakpoint
CREATE TABLE `service_calendars` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`names` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `service_policies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`names` text NOT NULL,
	`position` integer NOT NULL,
	`is_default` integer NOT NULL,
	`types` text NOT NULL,
	`severities` text NOT NULL,
	`levels` text NOT NULL,
	`channels` text NOT NULL,
	`calendar_id` integer NOT NULL,
	`targets` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`calendar_id`) REFERENCES `service_calendars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `service_policies_position` ON `service_policies` (`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `service_policies_is_default` ON `service_policies` (`is_default`) WHERE is_default = 1;--> statement-breakpoint
CREATE TABLE `ticket_clock_marks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`metric` text NOT NULL,
	`instance` integer NOT NULL,
	`mark` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_clock_marks_mark` ON `ticket_clock_marks` (`ticket_id`,`metric`,`instance`,`mark`);--> statement-breakpoint
CREATE TABLE `ticket_clocks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`metric` text NOT NULL,
	`instance` integer NOT NULL,
	`state` text NOT NULL,
	`target_minutes` integer NOT NULL,
	`calendar_id` integer,
	`calendar_version_id` integer,
	`ran_ms` integer NOT NULL,
	`allowed_ms` integer NOT NULL,
	`first_ran_ms` integer,
	`started_at` integer NOT NULL,
	`running_since` integer,
	`due_at` integer,
	`half_at` integer,
	`nearly_due_at` integer,
	`ended_at` integer,
	`breached_at` integer,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_clocks_instance` ON `ticket_clocks` (`ticket_id`,`metric`,`instance`);--> statement-breakpoint
CREATE INDEX `ticket_clocks_running` ON `ticket_clocks` (`calendar_id`,`calendar_version_id`) WHERE state = 'running';--> statement-breakpoint
CREATE TABLE `ticket_deadlines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`rule` text NOT NULL,
	`subject` text NOT NULL,
	`started_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`met_at` integer,
	`cancelled_at` integer,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_deadlines_subject` ON `ticket_deadlines` (`ticket_id`,`rule`,`subject`);--> statement-breakpoint
CREATE INDEX `ticket_deadlines_due_at` ON `ticket_deadlines` (`due_at`) WHERE met_at is null and cancelled_at is null;--> statement-breakpoint
CREATE TABLE `ticket_targets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` integer NOT NULL,
	`at` integer NOT NULL,
	`is_rise` integer NOT NULL,
	`policy_id` integer NOT NULL,
	`policy_version` integer NOT NULL,
	`policy_names` text NOT NULL,
	`priority` text NOT NULL,
	`level` text,
	`calendar_id` integer,
	`first_response` integer,
	`next_response` integer,
	`resolution` integer,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`calendar_id`) REFERENCES `service_calendars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_targets_ticket` ON `ticket_targets` (`ticket_id`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_targets_calendar` ON `ticket_targets` (`calendar_id`);--> statement-breakpoint
DROP INDEX `tickets_waiting`;--> statement-breakpoint
ALTER TABLE `tickets` ADD `next_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `next_due_metric` text;--> statement-breakpoint
CREATE INDEX `tickets_next_due_at` ON `tickets` (`next_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_waiting` ON `tickets` (`next_due_at`,`priority`,`opened_at`,`id`) WHERE assignee_id is null and state in ('new', 'open');