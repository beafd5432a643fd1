import type { CareOutcome, CareRule } from '#contract/service/careCalls';
import { kit } from '../../kit.ts';
import { cases } from './cases.ts';

/** What cases of the kind `care` have in addition: why and when the customer is called. */
export const careCalls = kit.table(
  'care_calls',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    rule: kit.text().$type<CareRule>().notNull(),
    plannedAt: kit.instant().notNull(),
  },
  (t) => [kit.unique('care_calls_case_id').on(t.caseId)],
);

/** Each time somebody called. What was said is a message of the ticket. */
export const careAttempts = kit.table(
  'care_attempts',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    outcome: kit.text().$type<CareOutcome>().notNull(),
    at: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    staffId: kit.text(),
  },
  (t) => [kit.index('care_attempts_case').on(t.caseId, t.id)],
);
