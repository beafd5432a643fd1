import type { AccountabilityStage, PartyKind } from '#contract/service/accountability';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { cases } from './cases.ts';

/** Who answers for what went wrong in a case, and what is done so that it does not happen again. Managers and the party see it. */
export const accountabilities = kit.table(
  'accountabilities',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    stage: kit.text().$type<AccountabilityStage>().notNull(),
    facts: kit.text().notNull(),
    preventiveMeasure: kit.text().notNull(),
    /** What it cost, in minor units. */
    refunds: kit.money().notNull(),
    goodwill: kit.money().notNull(),
    freight: kit.money().notNull(),
    writeOffs: kit.money().notNull(),
    repairs: kit.money().notNull(),
    authorId: kit.text().notNull(),
    notifiedAt: kit.instant(),
    /** By when the parties may reply. */
    replyUntil: kit.instant(),
    decidedAt: kit.instant(),
    deciderId: kit.text(),
    appealedAt: kit.instant(),
    appealReason: kit.text(),
    finalAt: kit.instant(),
    ...stamps(),
  },
  (t) => [kit.unique('accountabilities_case_id').on(t.caseId)],
);

/** The share of each party: together 100 %. */
export const accountabilityShares = kit.table(
  'accountability_shares',
  {
    id: kit.id(),
    accountabilityId: kit
      .integer()
      .notNull()
      .references(() => accountabilities.id, { onDelete: 'cascade' }),
    position: kit.integer().notNull(),
    partyKind: kit.text().$type<PartyKind>().notNull(),
    /** The member of staff, of an employee. */
    staffId: kit.text(),
    /** The name of a department, store, supplier or carrier. */
    partyName: kit.text(),
    bps: kit.integer().notNull(),
    /** What of the cost falls to it, in minor units. */
    cost: kit.money().notNull(),
    reply: kit.text(),
    repliedAt: kit.instant(),
  },
  (t) => [
    kit.index('accountability_shares_of').on(t.accountabilityId, t.position),
    kit.index('accountability_shares_staff').on(t.staffId),
  ],
);
