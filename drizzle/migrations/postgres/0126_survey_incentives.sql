CREATE TABLE "survey_incentives" (
	"invitation_id" integer PRIMARY KEY NOT NULL,
	"distribution_id" integer NOT NULL,
	"member_id" integer NOT NULL,
	"points" integer,
	"coupon_id" integer,
	"given_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "approval" text;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "author_ids" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "asked_by" text;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "approver_name" text;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "decided_at" bigint;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "decision" text;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "alone_by" text;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "alone_on" text;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "alone_until" text;--> statement-breakpoint
ALTER TABLE "survey_distributions" ADD COLUMN "alone_points" bigint;--> statement-breakpoint
ALTER TABLE "survey_incentives" ADD CONSTRAINT "survey_incentives_invitation_id_survey_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."survey_invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_incentives" ADD CONSTRAINT "survey_incentives_distribution_id_survey_distributions_id_fk" FOREIGN KEY ("distribution_id") REFERENCES "public"."survey_distributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_incentives" ADD CONSTRAINT "survey_incentives_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "survey_incentives_member_id" ON "survey_incentives" USING btree ("distribution_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_incentives_coupon_id" ON "survey_incentives" USING btree ("coupon_id");--> statement-breakpoint
CREATE INDEX "survey_distributions_alone" ON "survey_distributions" USING btree ("alone_by","alone_on");