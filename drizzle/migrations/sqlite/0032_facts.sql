ALTER TABLE `events` ADD `name` text;--> statement-breakpoint
ALTER TABLE `members` ADD `marketing_consent` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `marketing_consent_source` text;--> statement-breakpoint
ALTER TABLE `members` ADD `marketing_consent_at` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `profiling_consent` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `profiling_consent_source` text;--> statement-breakpoint
ALTER TABLE `members` ADD `profiling_consent_at` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `age_band` text;--> statement-breakpoint
ALTER TABLE `members` ADD `region` text;--> statement-breakpoint
ALTER TABLE `members` ADD `occupation` text;--> statement-breakpoint
ALTER TABLE `members` ADD `income_band` text;--> statement-breakpoint
ALTER TABLE `members` ADD `education` text;--> statement-breakpoint
ALTER TABLE `members` ADD `interests` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `profile_sources` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `line_id` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Lines keep the numbers by which returns named them until now.
UPDATE order_lines SET number = position + 1;
