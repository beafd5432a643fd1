ALTER TABLE "refund_payments" ADD COLUMN "extra" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "granted_for_id" integer;--> statement-breakpoint
UPDATE "refunds" SET "granted_for_id" = "ticket_id";--> statement-breakpoint
-- Where money moved twice before its reference was kept.
UPDATE "refund_payments" SET "extra" = '[{"reference":"unknown","at":' || "updated_at" || ',"settledAt":null,"settledBy":null}]' WHERE "id" IN (SELECT max(p."id") FROM "refund_payments" p JOIN "refunds" r ON r."id" = p."refund_id" WHERE r."is_paid_twice" = 1 GROUP BY p."refund_id");
