import type { CareEvent, CareVerdict } from '#contract/service/careRules';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { stamps } from '../stamps.ts';
import { cases } from './cases.ts';

/** After what, and how long after it, customers are called. */
export const careRules = kit.table('care_rules', {
  id: kit.id(),
  name: kit.text().notNull(),
  event: kit.text().$type<CareEvent>().notNull(),
  /** So many days after it, by the store's calendar. */
  afterDays: kit.integer().notNull(),
  /** Only of orders from this amount on; null for all. */
  minAmount: kit.money(),
  /** Keys of the levels whose members are called; empty for everybody. */
  levels: kit.json().$type<string[]>().notNull(),
  /** Nobody is called who was called within so many days before. */
  coolDownDays: kit.integer().notNull(),
  /** Since when it is switched on: nobody is called for what happened before. Null while it is off. */
  activeSince: kit.instant(),
  ...stamps(),
});

/** What a rule has decided of each event, once. */
export const careDecisions = kit.table(
  'care_decisions',
  {
    id: kit.id(),
    ruleId: kit
      .integer()
      .notNull()
      .references(() => careRules.id),
    event: kit.text().$type<CareEvent>().notNull(),
    /** The order that arrived, or the case that ended. */
    sourceId: kit.integer().notNull(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    verdict: kit.text().$type<CareVerdict>().notNull(),
    /** The call that was planned. */
    caseId: kit.integer().references(() => cases.id),
    at: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('care_decisions_source_id').on(t.ruleId, t.event, t.sourceId),
    kit.index('care_decisions_member').on(t.memberId, t.at),
    kit.index('care_decisions_case').on(t.caseId),
  ],
);
