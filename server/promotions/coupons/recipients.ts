/** Selects the members to whom staff issue codes. */
import type { IssueInput } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { inValues, listHas } from '#db/statements';
import type { BatchRow } from './record.ts';

/** The selected members, except for those who have as many codes as the batch allows. */
export const recipients = (tx: Db, batch: BatchRow, { memberIds, level, group }: IssueInput) => {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  if (memberIds.length > 0) {
    conditions.push(`m.id ${inValues(tx, 'bigint')}`);
    values.push(JSON.stringify(memberIds));
  }
  if (level) {
    conditions.push('m.level = ?');
    values.push(level);
  }
  if (group) {
    conditions.push(listHas(tx, 'm.groups'));
    values.push(group);
  }
  return {
    sql: `select m.id, row_number() over (order by m.id) as n from members m where ${conditions.join(' and ')}
      and (select count(*) from coupons c where c.member_id = m.id and c.batch_id = ?) < ?`,
    values: [...values, batch.id, batch.claim.perMember],
  };
};
