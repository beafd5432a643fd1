/** The list of referrals, with both members. */
import { referrals } from '#db/schema/members/activity';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { withMembers } from '../members/withMembers.ts';

export const referralList: ListSpec = {
  table: referrals,
  searchColumns: ['eventExternalId'],
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
