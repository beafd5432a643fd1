CREATE TABLE `message_settings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`is_on` integer DEFAULT 1 NOT NULL,
	`transport` text DEFAULT 'file' NOT NULL,
	`host` text,
	`port` integer,
	`security` text DEFAULT 'startTls' NOT NULL,
	`user_name` text,
	`password` text,
	`from_address` text,
	`from_name` text,
	`reply_to` text,
	`quiet_from` text,
	`quiet_until` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `message_templates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`is_on` integer DEFAULT 1 NOT NULL,
	`channel` text DEFAULT 'email' NOT NULL,
	`subjects` text NOT NULL,
	`bodies` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_templates_kind` ON `message_templates` (`kind`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` text NOT NULL,
	`kind` text NOT NULL,
	`is_test` integer DEFAULT 0 NOT NULL,
	`dedupe_key` text NOT NULL,
	`member_id` integer,
	`given_address` text,
	`language` text NOT NULL,
	`variables` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`occurred_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`held_until` integer,
	`next_attempt_at` integer,
	`lease` text,
	`round` integer DEFAULT 0 NOT NULL,
	`round_started_at` integer,
	`attempts` text NOT NULL,
	`last_attempt_at` integer,
	`last_answer` integer,
	`handed_over_at` integer,
	`channel` text,
	`email` text,
	`subject` text,
	`body` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_message_id` ON `messages` (`message_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_dedupe_key` ON `messages` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `messages_due` ON `messages` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `messages_member` ON `messages` (`member_id`);--> statement-breakpoint
CREATE INDEX `messages_created_at` ON `messages` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `unsubscribe_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`member_id` integer NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unsubscribe_links_token_hash` ON `unsubscribe_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `unsubscribe_links_created_at` ON `unsubscribe_links` (`created_at`);