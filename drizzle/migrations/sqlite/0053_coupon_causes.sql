ALTER TABLE `coupons` ADD `cause` text;--> statement-breakpoint
CREATE UNIQUE INDEX `coupons_cause` ON `coupons` (`batch_id`,`member_id`,`cause`) WHERE cause is not null;