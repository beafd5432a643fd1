-- The rollups are read in ranges of their primary key: clustered by it, a range is one walk instead of a look-up a row.
DROP TABLE `sales_days`;--> statement-breakpoint
CREATE TABLE `sales_days` (
	`channel` text NOT NULL,
	`category_id` integer NOT NULL,
	`day` text NOT NULL,
	`orders` integer NOT NULL,
	`member_orders` integer NOT NULL,
	`units` integer NOT NULL,
	`revenue` integer NOT NULL,
	`discount` integer NOT NULL,
	`returned` integer NOT NULL,
	`buyers` integer NOT NULL,
	`week_buyers` integer NOT NULL,
	`month_buyers` integer NOT NULL,
	`new_buyers` integer NOT NULL,
	PRIMARY KEY(`channel`, `category_id`, `day`)
) WITHOUT ROWID;--> statement-breakpoint
DROP TABLE `buyer_days`;--> statement-breakpoint
CREATE TABLE `buyer_days` (
	`member_id` integer NOT NULL,
	`channel` text NOT NULL,
	`category_id` integer NOT NULL,
	`day` text NOT NULL,
	`orders` integer NOT NULL,
	PRIMARY KEY(`member_id`, `channel`, `category_id`, `day`)
) WITHOUT ROWID;--> statement-breakpoint
DROP TABLE `buyer_gaps`;--> statement-breakpoint
CREATE TABLE `buyer_gaps` (
	`channel` text NOT NULL,
	`category_id` integer NOT NULL,
	`day` text NOT NULL,
	`previous_day` text NOT NULL,
	`buyers` integer NOT NULL,
	PRIMARY KEY(`channel`, `category_id`, `day`, `previous_day`)
) WITHOUT ROWID;--> statement-breakpoint
DROP TABLE `visit_days`;--> statement-breakpoint
CREATE TABLE `visit_days` (
	`channel` text NOT NULL,
	`day` text NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`channel`, `day`)
) WITHOUT ROWID;
