/** A rule as stored and as it is shown, and its entries of the activity log. */
import type { CareRule } from '#contract/service/careRules';
import type { careRules } from '#db/schema/service/careRules';
import type { Writer } from '../../platform/records/writer.ts';

export type RuleRow = typeof careRules.$inferSelect;

export const shownRule = (row: RuleRow): CareRule => ({
  ...row,
  isActive: row.activeSince !== null,
});

export const ruleEntry = ({ actor, now }: Writer, { id, name }: Pick<RuleRow, 'id' | 'name'>) => ({
  actor,
  at: now,
  resource: 'careRules',
  recordId: id,
  recordName: name,
});
