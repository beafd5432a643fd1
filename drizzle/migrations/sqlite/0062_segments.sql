CREATE TABLE `member_tags` (
	`tag_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	`source` text NOT NULL,
	`actor_name` text NOT NULL,
	PRIMARY KEY(`tag_id`, `member_id`, `since`),
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `member_tags_member` ON `member_tags` (`member_id`,`tag_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `member_tags_member_id` ON `member_tags` (`tag_id`,`member_id`) WHERE until is null;--> statement-breakpoint
CREATE TABLE `segment_members` (
	`segment_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	PRIMARY KEY(`segment_id`, `member_id`, `since`),
	FOREIGN KEY (`segment_id`) REFERENCES `segments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `segment_members_member` ON `segment_members` (`member_id`,`segment_id`);--> statement-breakpoint
CREATE TABLE `segments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`names` text NOT NULL,
	`note` text,
	`rule` text NOT NULL,
	`requested_at` integer NOT NULL,
	`computed_at` integer,
	`member_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `segments_key` ON `segments` (`key`);--> statement-breakpoint
CREATE TABLE `tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`names` text NOT NULL,
	`color` text,
	`kind` text NOT NULL,
	`rule` text,
	`requested_at` integer NOT NULL,
	`computed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_key` ON `tags` (`key`);--> statement-breakpoint
CREATE TABLE `member_rfm` (
	`member_id` integer PRIMARY KEY NOT NULL,
	`last_day` text NOT NULL,
	`orders` integer NOT NULL,
	`net_spend` integer NOT NULL,
	`recency` integer NOT NULL,
	`frequency` integer NOT NULL,
	`monetary` integer NOT NULL,
	`rfm_group` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `member_rfm_cell` ON `member_rfm` (`recency`,`frequency`);--> statement-breakpoint
CREATE TABLE `rfm_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`day` text NOT NULL,
	`computed_at` integer NOT NULL,
	`members` integer NOT NULL
);
