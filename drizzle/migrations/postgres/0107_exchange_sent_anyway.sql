ALTER TABLE "exchanges" ADD COLUMN "sent_anyway_at" bigint;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "sent_anyway" text;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "is_undeliverable" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "return_cases" DROP COLUMN "inspector_id";--> statement-breakpoint
-- What the shop was asked to send for an exchange is found by its case, also where it was asked otherwise since.
insert into case_instructions (case_id, instruction_id)
  select e.case_id, e.instruction_id from exchanges e where e.instruction_id is not null
  and not exists (select 1 from case_instructions c where c.instruction_id = e.instruction_id);
