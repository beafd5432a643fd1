ALTER TABLE "members" ADD COLUMN "erased_at" bigint;--> statement-breakpoint
CREATE INDEX "members_erased_at" ON "members" USING btree ("erased_at","id") WHERE erased_at is not null;
--> statement-breakpoint
-- Words about an erased member leave the ledgers; see drizzle/schema/platform/ledgerClearing.ts.
CREATE OR REPLACE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $ledger$
BEGIN
	IF EXISTS (SELECT 1 FROM ledger_clearing) THEN
		IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
		IF TG_TABLE_NAME <> 'point_allocations' THEN RETURN NEW; END IF;
	END IF;
	RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $ledger$;
