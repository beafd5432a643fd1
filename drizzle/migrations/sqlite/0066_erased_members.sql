ALTER TABLE `members` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `members_erased_at` ON `members` (`erased_at`,`id`) WHERE erased_at is not null;
--> statement-breakpoint
-- Words about an erased member leave the ledgers; see drizzle/schema/platform/ledgerClearing.ts.
DROP TRIGGER `point_entries_no_update`;
--> statement-breakpoint
CREATE TRIGGER `point_entries_no_update` BEFORE UPDATE ON `point_entries` WHEN NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'point_entries is only added to'); END;
--> statement-breakpoint
DROP TRIGGER `growth_entries_no_update`;
--> statement-breakpoint
CREATE TRIGGER `growth_entries_no_update` BEFORE UPDATE ON `growth_entries` WHEN NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'growth_entries is only added to'); END;
