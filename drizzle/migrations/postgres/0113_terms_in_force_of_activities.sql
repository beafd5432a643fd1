ALTER TABLE "member_activities" ADD COLUMN "terms_in_force" text;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "in_force" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
-- What is open was so from its start on; of what waits nobody knows what was in force before.
update member_activities set in_force = '[{"from":null,"until":null}]' where approval = 'approved';
