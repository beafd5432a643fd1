ALTER TABLE "events" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "marketing_consent" smallint;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "marketing_consent_source" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "marketing_consent_at" bigint;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "profiling_consent" smallint;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "profiling_consent_source" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "profiling_consent_at" bigint;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "age_band" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "occupation" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "income_band" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "education" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "interests" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "profile_sources" text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "line_id" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Lines keep the numbers by which returns named them until now.
UPDATE order_lines SET number = position + 1;
