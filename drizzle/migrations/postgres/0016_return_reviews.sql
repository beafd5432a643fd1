ALTER TABLE "returns" ADD COLUMN "shipping" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "review" text DEFAULT 'fits' NOT NULL;--> statement-breakpoint
CREATE INDEX "returns_waiting" ON "returns" USING btree ("returned_at") WHERE review = 'waiting';