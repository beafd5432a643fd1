ALTER TABLE `member_entries` ADD `channel` text;--> statement-breakpoint
ALTER TABLE `member_entries` ADD `approved_at` integer;--> statement-breakpoint
UPDATE member_entries SET approved_at = decided_at WHERE state IN ('approved', 'won');
