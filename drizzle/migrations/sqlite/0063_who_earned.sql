ALTER TABLE `order_earnings` ADD `groups` text;--> statement-breakpoint
ALTER TABLE `order_earnings` ADD `is_birthday` integer;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `groups` text;--> statement-breakpoint
ALTER TABLE `point_resets` ADD `first_left_on` text;