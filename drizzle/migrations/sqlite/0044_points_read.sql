DROP INDEX `growth_entries_source_id`;--> statement-breakpoint
CREATE UNIQUE INDEX `growth_entries_rule_key` ON `growth_entries` (`member_id`,`type`,`source`,`source_id`,`source_line`,`rule_key`);--> statement-breakpoint
DROP INDEX `point_entries_source_id`;--> statement-breakpoint
CREATE UNIQUE INDEX `point_entries_rule_key` ON `point_entries` (`member_id`,`type`,`source`,`source_id`,`source_line`,`rule_key`);--> statement-breakpoint
CREATE INDEX `point_entries_reverses` ON `point_entries` (`reverses_id`) WHERE reverses_id is not null;--> statement-breakpoint
ALTER TABLE `point_accounts` ADD `written_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `point_lots_left` ON `point_lots` (`member_id`) WHERE remaining > 0;