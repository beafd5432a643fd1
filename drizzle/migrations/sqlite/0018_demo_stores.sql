CREATE TABLE `demo_stores` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`started_at` integer NOT NULL,
	`filled_at` integer
);
