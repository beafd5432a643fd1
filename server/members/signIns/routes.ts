import { type MemberSignIns, SignInQuery } from '#contract/members/signIns';
import { members } from '#db/schema/members/members';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { loadCalendar } from './calendar.ts';

const show = async (
  context: Context,
  { params, query }: Call<never, SignInQuery>,
): Promise<MemberSignIns> => {
  const { timeZone } = await context.settings();
  const now = context.now();
  return context.connection.readSnapshot(async (db) => {
    const { id } = await getRow(db, members, recordId(params.id));
    return loadCalendar(db, id, now, timeZone, query.month);
  });
};

export const signInRoutes = resource('members', {
  actions: {
    signIns: {
      summary:
        'The days of a month on which the member signed in with what each gave, the streak, and what comes next',
      method: 'get',
      action: 'show',
      query: SignInQuery,
      handle: show,
    },
  },
});
