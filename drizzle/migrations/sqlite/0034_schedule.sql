CREATE TABLE `scheduled_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`job` text NOT NULL,
	`next_day` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scheduled_jobs_job` ON `scheduled_jobs` (`job`);--> statement-breakpoint
CREATE TABLE `scheduled_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`job` text NOT NULL,
	`day` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`held_until` integer,
	`started_at` integer,
	`finished_at` integer,
	`counts` text NOT NULL,
	`error_key` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scheduled_runs_day` ON `scheduled_runs` (`job`,`day`);--> statement-breakpoint
CREATE INDEX `scheduled_runs_status` ON `scheduled_runs` (`status`);