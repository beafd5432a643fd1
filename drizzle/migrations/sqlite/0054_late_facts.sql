ALTER TABLE `orders` ADD `is_history` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `event_external_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `channel` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `awards` text;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
update orders set is_history = 1 where id in (select order_id from order_earnings where state = 'history');
