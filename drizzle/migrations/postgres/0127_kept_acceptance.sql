ALTER TABLE "exchanges" ADD COLUMN "pays_others" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "corrective_actions" ADD COLUMN "finished_by" text;--> statement-breakpoint
UPDATE corrective_actions SET finished_by = owner_id WHERE implemented_at IS NOT NULL;--> statement-breakpoint
UPDATE exchanges SET pays_others = 1
WHERE part_accepted_at IS NULL
  AND case_id IN (SELECT case_id FROM case_inspections WHERE disposition = 'wrongItem')
  AND case_id IN (
    SELECT id FROM cases
    WHERE responsibility IN ('merchant', 'carrier', 'supplier')
      AND (exchanges.settled_at IS NOT NULL OR state IN ('refundPending', 'refunding', 'refundFailed', 'completed'))
  )
  AND (
    settled_at IS NULL
    OR EXISTS (
      SELECT 1 FROM exchange_lines l
      WHERE l.case_id = exchanges.case_id
        AND l.quantity > (
          SELECT coalesce(sum(i.units), 0) FROM case_inspections i
          WHERE i.case_id = l.case_id AND i.line_number = l.line_number
            AND i.disposition NOT IN ('wrongItem', 'missing')
        )
    )
  );
