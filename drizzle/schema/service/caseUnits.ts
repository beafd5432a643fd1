import type { Disposition } from '#contract/orders/returnReasons';
import { kit } from '../../kit.ts';
import { instructions } from '../orders/instructions.ts';
import { returns } from '../orders/returns.ts';
import { cases } from './cases.ts';
import { refunds } from './refunds.ts';

/** What was found of the units of a case that came back. */
export const caseInspections = kit.table(
  'case_inspections',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    lineNumber: kit.integer().notNull(),
    disposition: kit.text().$type<Disposition>().notNull(),
    units: kit.integer().notNull(),
    /** How many of them are replacements of an exchange; null where that is not known. */
    replacedUnits: kit.integer(),
  },
  (t) => [kit.unique('case_inspections_disposition').on(t.caseId, t.lineNumber, t.disposition)],
);

/** Units of a case that the store returned and refunded itself: its message is of this case, and claims no further units. */
export const caseMetUnits = kit.table(
  'case_met_units',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    returnId: kit
      .integer()
      .notNull()
      .references(() => returns.id, { onDelete: 'cascade' }),
    lineNumber: kit.integer().notNull(),
    units: kit.integer().notNull(),
  },
  (t) => [
    kit.unique('case_met_units_line_number').on(t.caseId, t.returnId, t.lineNumber),
    kit.index('case_met_units_return').on(t.returnId),
  ],
);

/** What the shop was asked to do with the goods of a case; its answer is told by the instruction. */
export const caseInstructions = kit.table(
  'case_instructions',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    instructionId: kit
      .integer()
      .notNull()
      .references(() => instructions.id),
  },
  (t) => [
    kit.unique('case_instructions_instruction_id').on(t.instructionId),
    kit.index('case_instructions_case').on(t.caseId),
  ],
);

/** The refunds that a case granted, the newest last: where one was refused another one takes its place. */
export const caseRefunds = kit.table(
  'case_refunds',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    refundId: kit
      .integer()
      .notNull()
      .references(() => refunds.id),
    round: kit.integer().notNull(),
  },
  (t) => [
    kit.unique('case_refunds_refund_id').on(t.refundId),
    kit.unique('case_refunds_round').on(t.caseId, t.round),
  ],
);
