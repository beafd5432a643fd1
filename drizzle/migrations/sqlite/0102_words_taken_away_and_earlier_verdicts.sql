CREATE TABLE `quality_verdicts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` integer NOT NULL,
	`marks` text NOT NULL,
	`score` integer NOT NULL,
	`comment` text NOT NULL,
	`given_by` text NOT NULL,
	`reason` text,
	`replaced_by_id` text,
	`replaced_by` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `quality_reviews`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quality_verdicts_review` ON `quality_verdicts` (`review_id`,`id`);--> statement-breakpoint
CREATE TABLE `word_redactions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`resource` text NOT NULL,
	`record_id` integer NOT NULL,
	`part` text NOT NULL,
	`part_id` integer,
	`words_hash` text NOT NULL,
	`reason` text NOT NULL,
	`redacted_by` text NOT NULL,
	`redacted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `word_redactions_record` ON `word_redactions` (`resource`,`record_id`);--> statement-breakpoint
ALTER TABLE `quality_reviews` ADD `read_at` integer;--> statement-breakpoint
UPDATE "quality_reviews" SET "read_at" = "answered_at" WHERE "answered_at" IS NOT NULL;