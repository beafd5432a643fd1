ALTER TABLE `refund_lines` ADD `replaced_units` integer;--> statement-breakpoint
ALTER TABLE `exchange_lines` ADD `replaced_units` integer;--> statement-breakpoint
ALTER TABLE `case_inspections` ADD `replaced_units` integer;