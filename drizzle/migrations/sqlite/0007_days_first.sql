-- What an order changes lies side by side: the rollups are clustered by their day first. Which days a member bought on
-- is read from the orders themselves, and who is new from the day's own sums.
DROP TABLE `buyer_days`;--> statement-breakpoint
CREATE TABLE `new_buyer_gaps` (
	`day` text NOT NULL,
	`channel` text NOT NULL,
	`category_id` integer NOT NULL,
	`previous_day` text NOT NULL,
	`buyers` integer NOT NULL,
	PRIMARY KEY(`day`, `channel`, `category_id`, `previous_day`)
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `new_buyer_gaps`(`day`, `channel`, `category_id`, `previous_day`, `buyers`)
SELECT `day`, `channel`, `category_id`, `previous_day`, `buyers` FROM `buyer_gaps`
WHERE `previous_day` <> '' ORDER BY `day`, `channel`, `category_id`, `previous_day`;--> statement-breakpoint
DROP TABLE `buyer_gaps`;--> statement-breakpoint
ALTER TABLE `new_buyer_gaps` RENAME TO `buyer_gaps`;--> statement-breakpoint
CREATE TABLE `new_sales_days` (
	`day` text NOT NULL,
	`channel` text NOT NULL,
	`category_id` integer NOT NULL,
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
	PRIMARY KEY(`day`, `channel`, `category_id`)
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `new_sales_days`(`day`, `channel`, `category_id`, `orders`, `member_orders`, `units`, `revenue`, `discount`, `returned`, `buyers`, `week_buyers`, `month_buyers`, `new_buyers`)
SELECT `day`, `channel`, `category_id`, `orders`, `member_orders`, `units`, `revenue`, `discount`, `returned`, `buyers`, `week_buyers`, `month_buyers`, `new_buyers`
FROM `sales_days` ORDER BY `day`, `channel`, `category_id`;--> statement-breakpoint
DROP TABLE `sales_days`;--> statement-breakpoint
ALTER TABLE `new_sales_days` RENAME TO `sales_days`;--> statement-breakpoint
CREATE INDEX `sales_days_channels` ON `sales_days` (`channel`,`day`) WHERE category_id = 0;--> statement-breakpoint
ALTER TABLE `orders` ADD `sold_categories` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE orders SET sold_categories = coalesce((select string_agg(sold.category, ' ') from (
  select distinct cast(l.category_id as text) as category from order_lines l
  where l.order_id = orders.id and l.paid > 0 and l.category_id is not null order by 1) as sold), '');--> statement-breakpoint
CREATE INDEX `orders_bought` ON `orders` (`member_id`,`counted_on`,`channel`,`sold_categories`) WHERE counted_on is not null;
