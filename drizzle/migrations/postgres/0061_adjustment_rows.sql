DROP INDEX "point_adjustments_case";--> statement-breakpoint
ALTER TABLE "point_adjustment_lines" ADD COLUMN "reason" text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "point_adjustment_lines" ADD COLUMN "case_number" text;--> statement-breakpoint
CREATE INDEX "point_adjustment_lines_case" ON "point_adjustment_lines" USING btree ("case_number");--> statement-breakpoint
UPDATE point_adjustment_lines SET
  reason = (SELECT a.reason FROM point_adjustments a WHERE a.id = point_adjustment_lines.adjustment_id),
  case_number = (SELECT a.case_number FROM point_adjustments a WHERE a.id = point_adjustment_lines.adjustment_id),
  note = (SELECT a.note FROM point_adjustments a WHERE a.id = point_adjustment_lines.adjustment_id);
