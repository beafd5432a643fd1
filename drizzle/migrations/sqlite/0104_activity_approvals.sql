ALTER TABLE `member_activities` ADD `approval` text DEFAULT 'approved' NOT NULL;--> statement-breakpoint
ALTER TABLE `member_activities` ADD `approved_points` integer DEFAULT 0;--> statement-breakpoint
ALTER TABLE `member_activities` ADD `author_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `member_activities` ADD `asked_by` text;--> statement-breakpoint
ALTER TABLE `member_activities` ADD `alone_by` text;--> statement-breakpoint
ALTER TABLE `member_activities` ADD `alone_on` text;--> statement-breakpoint
ALTER TABLE `member_activities` ADD `approver_name` text;--> statement-breakpoint
ALTER TABLE `member_activities` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `member_activities` ADD `decision` text;