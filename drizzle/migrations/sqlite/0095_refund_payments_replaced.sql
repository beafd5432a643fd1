ALTER TABLE `refund_payments` ADD `replaces_id` integer;--> statement-breakpoint
update refund_payments set replaces_id = (select max(p.id) from refund_payments p where p.refund_id = refund_payments.refund_id
  and p.id < refund_payments.id and p.state = 'cancelled' and p.amount = refund_payments.amount
  and p.is_payout = refund_payments.is_payout and p.attempts = refund_payments.attempts - 1)
where attempts > 0;
