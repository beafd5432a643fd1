ALTER TABLE `refunds` ADD `remedy_id` integer;--> statement-breakpoint
CREATE INDEX `refunds_remedy` ON `refunds` (`remedy_id`);--> statement-breakpoint
update refunds set remedy_id = (select max(r.id) from case_remedies r where r.kind = 'refund' and (r.refund_id = refunds.id
  or r.child_case_id in (select c.case_id from case_refunds c where c.refund_id = refunds.id)));
