/** Whether a rule is for the level that a customer has. */
import type { Db } from '#db';
import { loadCustomerLevel } from '../tickets/customers.ts';
import type { RuleRow } from './record.ts';

export const isForLevelOf = async (
  db: Db,
  { levels }: Pick<RuleRow, 'levels'>,
  memberId: number,
  now: number,
): Promise<boolean> => {
  if (levels.length === 0) return true;
  const level = await loadCustomerLevel(db, memberId, now);
  return level !== null && levels.includes(level);
};
