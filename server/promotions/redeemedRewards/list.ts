/** The list of redeemed rewards. Addresses are masked for roles that do not need them, as those of members are. */
import { redeemedRewards } from '#db/schema/promotions/pointRewards';
import { showsPersonal } from '../../members/members/list.ts';
import { maskPersonal } from '../../members/members/rules.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { withCodes } from './record.ts';

export const redeemedRewardList: ListSpec = {
  table: redeemedRewards,
  searchColumns: ['externalId', 'names', 'trackingNumber'],
  guarded: (context) => (showsPersonal(context) ? [] : ['phone', 'address']),
  defaultSort: ['redeemedAt', 'DESC'],
  finish: async (context, rows) => {
    const shown = await withCodes(context.db, rows);
    return showsPersonal(context) ? shown : shown.map(maskPersonal);
  },
};
