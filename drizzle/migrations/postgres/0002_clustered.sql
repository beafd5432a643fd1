-- The rollups are updated in place all day: room in every page keeps an update beside its row instead of moving it.
ALTER TABLE sales_days SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE buyer_gaps SET (fillfactor = 80);--> statement-breakpoint
ALTER TABLE visit_days SET (fillfactor = 70);
