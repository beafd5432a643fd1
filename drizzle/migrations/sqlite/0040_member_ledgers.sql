CREATE TABLE `ledger_clearing` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL
);
--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`referrer_id` integer NOT NULL,
	`referee_id` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`occurred_at` integer NOT NULL,
	`registered_at` integer,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`referrer_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referee_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referrals_referee_id` ON `referrals` (`referee_id`);--> statement-breakpoint
CREATE INDEX `referrals_referrer` ON `referrals` (`referrer_id`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`member_id` integer NOT NULL,
	`day` text NOT NULL,
	`streak` integer NOT NULL,
	`ladder_day` integer DEFAULT 0 NOT NULL,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `day`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_ins_day` ON `sign_ins` (`day`);--> statement-breakpoint
CREATE TABLE `growth_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`type` text NOT NULL,
	`growth` integer NOT NULL,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`source_line` text DEFAULT '' NOT NULL,
	`rule_key` text DEFAULT '' NOT NULL,
	`programme_number` integer,
	`reverses_id` integer,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`day` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_name` text NOT NULL,
	`reason` text,
	`detail` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `growth_entries_source_id` ON `growth_entries` (`member_id`,`type`,`source`,`source_id`,`source_line`,`rule_key`);--> statement-breakpoint
CREATE INDEX `growth_entries_member` ON `growth_entries` (`member_id`,`day`);--> statement-breakpoint
CREATE INDEX `growth_entries_source` ON `growth_entries` (`source`,`source_id`);--> statement-breakpoint
CREATE TABLE `point_accounts` (
	`member_id` integer PRIMARY KEY NOT NULL,
	`last_number` integer DEFAULT 0 NOT NULL,
	`arrears` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `point_allocations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`kind` text NOT NULL,
	`lot_id` integer,
	`points` integer NOT NULL,
	`restores_id` integer,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `point_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`) REFERENCES `point_lots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `point_allocations_entry` ON `point_allocations` (`entry_id`);--> statement-breakpoint
CREATE INDEX `point_allocations_member` ON `point_allocations` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `point_allocations_lot` ON `point_allocations` (`lot_id`);--> statement-breakpoint
CREATE TABLE `point_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`number` integer NOT NULL,
	`type` text NOT NULL,
	`points` integer NOT NULL,
	`desired` integer,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`source_line` text DEFAULT '' NOT NULL,
	`rule_key` text DEFAULT '' NOT NULL,
	`programme_number` integer,
	`reverses_id` integer,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`day` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_name` text NOT NULL,
	`reason` text,
	`detail` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `point_entries_number` ON `point_entries` (`member_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `point_entries_source_id` ON `point_entries` (`member_id`,`type`,`source`,`source_id`,`source_line`,`rule_key`);--> statement-breakpoint
CREATE INDEX `point_entries_source` ON `point_entries` (`source`,`source_id`);--> statement-breakpoint
CREATE INDEX `point_entries_recorded_at` ON `point_entries` (`recorded_at`,`id`);--> statement-breakpoint
CREATE INDEX `point_entries_rule` ON `point_entries` (`rule_key`,`day`);--> statement-breakpoint
CREATE TABLE `point_hold_lots` (
	`hold_id` integer NOT NULL,
	`lot_id` integer NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`hold_id`, `lot_id`),
	FOREIGN KEY (`hold_id`) REFERENCES `point_holds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`) REFERENCES `point_lots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `point_hold_lots_lot` ON `point_hold_lots` (`lot_id`);--> statement-breakpoint
CREATE TABLE `point_holds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`points` integer NOT NULL,
	`state` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `point_holds_source_id` ON `point_holds` (`source`,`source_id`);--> statement-breakpoint
CREATE INDEX `point_holds_open` ON `point_holds` (`member_id`,`expires_at`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `point_lots` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`points` integer NOT NULL,
	`available_at` integer,
	`expires_at` integer,
	`remaining` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `point_entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `point_lots_entry_id` ON `point_lots` (`entry_id`);--> statement-breakpoint
CREATE INDEX `point_lots_member` ON `point_lots` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `point_lots_lapsing` ON `point_lots` (`expires_at`,`id`) WHERE remaining > 0 and expires_at is not null;--> statement-breakpoint
CREATE TABLE `programme_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`terms` text NOT NULL,
	`note` text,
	`planned_at` integer,
	`starts_at` integer,
	`author_name` text NOT NULL,
	`author_ids` text NOT NULL,
	`approver_name` text,
	`decision` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_versions_number` ON `programme_versions` (`number`);--> statement-breakpoint
CREATE INDEX `programme_versions_starts_at` ON `programme_versions` (`starts_at`);
--> statement-breakpoint
-- Ledgers are only added to; see drizzle/schema/platform/ledgerClearing.ts.
CREATE TRIGGER `point_entries_no_update` BEFORE UPDATE ON `point_entries` BEGIN SELECT RAISE(ABORT, 'point_entries is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `point_entries_no_delete` BEFORE DELETE ON `point_entries` WHEN NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'point_entries is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `point_allocations_no_update` BEFORE UPDATE ON `point_allocations` BEGIN SELECT RAISE(ABORT, 'point_allocations is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `point_allocations_no_delete` BEFORE DELETE ON `point_allocations` WHEN NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'point_allocations is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `growth_entries_no_update` BEFORE UPDATE ON `growth_entries` BEGIN SELECT RAISE(ABORT, 'growth_entries is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `growth_entries_no_delete` BEFORE DELETE ON `growth_entries` WHEN NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'growth_entries is only added to'); END;
