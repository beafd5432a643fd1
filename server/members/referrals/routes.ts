import { members } from '#db/schema/members/members';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { referralList } from './list.ts';
import { findCode } from './own.ts';

export const referralRoutes = [
  ...resource('referrals', { list: listOf(referralList) }),
  ...resource('members', {
    actions: {
      referralCode: {
        summary:
          'The code with which the member invites others; null until the shop has asked for it',
        method: 'get',
        action: 'show',
        handle: async ({ db }: Context, { params }: Call<never, never>) => {
          const { id } = await getRow(db, members, recordId(params.id));
          return { code: await findCode(db, id) };
        },
      },
    },
  }),
];
