/** The list of referrals, with both members. */
import { referrals } from '#db/schema/members/activity';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { withMembers } from '../members/withMembers.ts';

/** Whether somebody got points for a referral, and whether the member who was referred has ordered since. */
export const isRewarded = (referral: string) =>
  `exists (select 1 from point_entries p where p.source = 'referral' and p.source_id = cast(${referral}.id as text)
    and p.type = 'earn')`;
export const hasOrdered = (referral: string) =>
  `exists (select 1 from members m where m.id = ${referral}.referee_id and m.first_order_at >= ${referral}.occurred_at)`;
const onlyTrue =
  (sql: string): CustomFilter =>
  (value) =>
    value === true ? { sql, values: [] } : null;

export const referralList: ListSpec = {
  table: referrals,
  searchColumns: ['eventExternalId'],
  filters: {
    isRewarded: onlyTrue(isRewarded('"referrals"')),
    hasOrdered: onlyTrue(hasOrdered('"referrals"')),
  },
  defaultSort: ['occurredAt', 'DESC'],
  finish: async ({ db }, rows) => {
    const both = rows as (typeof referrals.$inferSelect)[];
    const referrers = await withMembers(
      db,
      both.map(({ referrerId }) => ({ memberId: referrerId })),
    );
    const referees = await withMembers(
      db,
      both.map(({ refereeId }) => ({ memberId: refereeId })),
    );
    return both.map((row, index) => ({
      ...row,
      referrerName: referrers[index]?.memberName ?? null,
      referrerExternalId: referrers[index]?.memberExternalId ?? '',
      refereeName: referees[index]?.memberName ?? null,
      refereeExternalId: referees[index]?.memberExternalId ?? '',
    }));
  },
};
