CREATE TABLE `programme_replay_members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`replay_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`points_before` integer NOT NULL,
	`points_after` integer NOT NULL,
	`points_change` integer NOT NULL,
	`growth_before` integer NOT NULL,
	`growth_after` integer NOT NULL,
	`level_before` text,
	`level_after` text,
	`level_change` integer NOT NULL,
	`falls` text,
	`loss` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`replay_id`) REFERENCES `programme_replays`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_replay_members_member_id` ON `programme_replay_members` (`replay_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `programme_replay_members_loss` ON `programme_replay_members` (`replay_id`,`loss`,`id`);--> statement-breakpoint
CREATE INDEX `programme_replay_members_change` ON `programme_replay_members` (`replay_id`,`points_change`,`id`);--> statement-breakpoint
CREATE INDEX `programme_replay_members_created_at` ON `programme_replay_members` (`created_at`);--> statement-breakpoint
CREATE TABLE `programme_replays` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version_id` integer NOT NULL,
	`base_number` integer,
	`terms_hash` text NOT NULL,
	`months` integer NOT NULL,
	`doubled_month` integer NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`state` text NOT NULL,
	`job_id` integer,
	`member_count` integer NOT NULL,
	`done_count` integer DEFAULT 0 NOT NULL,
	`last_member_id` integer DEFAULT 0 NOT NULL,
	`tally` text NOT NULL,
	`examples` text NOT NULL,
	`staff_id` text,
	`staff_name` text NOT NULL,
	`finished_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `programme_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `programme_replays_version` ON `programme_replays` (`version_id`,`id`);--> statement-breakpoint
CREATE INDEX `programme_replays_state` ON `programme_replays` (`state`);