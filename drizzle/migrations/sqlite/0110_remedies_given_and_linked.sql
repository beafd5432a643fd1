ALTER TABLE `case_remedies` ADD `coupon_id` integer REFERENCES coupons(id);--> statement-breakpoint
ALTER TABLE `case_remedies` ADD `point_adjustment_id` integer REFERENCES point_adjustments(id);--> statement-breakpoint
CREATE UNIQUE INDEX `case_remedies_coupon_id` ON `case_remedies` (`coupon_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `case_remedies_point_adjustment_id` ON `case_remedies` (`point_adjustment_id`);--> statement-breakpoint
CREATE INDEX `case_remedies_child_case` ON `case_remedies` (`child_case_id`);