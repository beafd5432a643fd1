ALTER TABLE `case_parcels` ADD `folded_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `case_parcels_folded_number` ON `case_parcels` (`folded_number`);--> statement-breakpoint
ALTER TABLE `return_cases` ADD `pays_others` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE case_parcels SET folded_number = upper(replace(replace(replace(tracking_number, ' ', ''), '-', ''), '.', ''));--> statement-breakpoint
UPDATE return_cases SET pays_others = 1
WHERE settled IS NOT NULL
  AND case_id IN (SELECT case_id FROM case_inspections WHERE disposition = 'wrongItem')
  AND case_id IN (SELECT id FROM cases WHERE responsibility IN ('merchant', 'carrier', 'supplier'));
