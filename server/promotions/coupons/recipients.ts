/** Selects the members to whom staff issue codes. */
import type { IssueInput } from '#contract/promotions/coupons/issuing';
import type { Db } from '#db';
import { inValues, listHas } from '#db/statements';
import { isLimitedToLevels } from '#contract/platform/audiences';
import { loadPeople } from '../../members/people/load.ts';
import { IN_SEGMENT, ofLevels } from '../../members/members/audiences.ts';
import type { BatchRow } from './record.ts';

/**
 * The selected members at the instant `now`, except for those who have as many codes as the batch allows. Revoked codes
 * are none that a member has: staff replace them this way. Members cannot: their claims count revoked codes too.
 */
export const recipients = async (
  tx: Db,
  batch: BatchRow,
  { memberIds, level, fromLevel, group, segment }: IssueInput,
  now: number,
) => {
  const conditions = ['m.merged_into is null'];
  const values: (string | number)[] = [];
  if (memberIds.length > 0) {
    conditions.push(`m.id ${inValues(tx, 'bigint')}`);
    // A merged record stands for its member.
    const { primaryOf } = await loadPeople(tx, memberIds);
    values.push(JSON.stringify([...new Set(memberIds.map(primaryOf))]));
  }
  const levels = { levels: level ? [level] : [], fromLevel };
  if (isLimitedToLevels(levels)) {
    const condition = await ofLevels(tx, levels, now);
    conditions.push(condition.sql);
    values.push(...condition.values);
  }
  if (group) {
    conditions.push(listHas(tx, 'm.groups'));
    values.push(group);
  }
  if (segment) {
    conditions.push(IN_SEGMENT);
    values.push(segment);
  }
  return {
    sql: `select m.id, row_number() over (order by m.id) as n from members m where ${conditions.join(' and ')}
      and m.erased_at is null
      and (select count(*) from coupons c where c.member_id = m.id and c.batch_id = ? and c.revoked_at is null)
        + (select count(*) from members r join coupons c on c.member_id = r.id and c.batch_id = ?
          where r.merged_into = m.id and c.revoked_at is null) < ?`,
    values: [...values, batch.id, batch.id, batch.claim.perMember],
  };
};
