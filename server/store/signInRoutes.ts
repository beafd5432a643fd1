/** Signing in every day, for the store's own systems. */
import { SignInInput, SignInQuery } from '#contract/members/signIns';
import { loadCalendar } from '../members/signIns/calendar.ts';
import { type Route, route } from '../platform/http/route.ts';
import { writerOf } from '../platform/records/writer.ts';
import { getNamedMember, memberIn } from '../members/members/namedMember.ts';
import { signIn } from './signIn.ts';

export const signInRoutes: Route[] = [
  route({
    method: 'post',
    path: '/store/members/:member/signIns',
    access: { scope: 'events.write' },
    summary:
      'A member signs in for the day: what it gives, the day of the ladder, and what the next gives; once for each business day',
    body: SignInInput,
    handle: async (context, { params, body }) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => signIn(tx, writer, memberIn(params), body));
    },
  }),
  route({
    method: 'get',
    path: '/store/members/:member/signIns',
    access: { scope: 'members.read' },
    summary:
      'The days of a month on which a member signed in, the streak, the ladder and what comes next',
    query: SignInQuery,
    handle: async (context, { params, query }) => {
      const { timeZone } = await context.settings();
      const now = context.now();
      const member = memberIn(params);
      return context.connection.readSnapshot(async (db) => ({
        member,
        ...(await loadCalendar(
          db,
          (await getNamedMember(db, member)).id,
          now,
          timeZone,
          query.month,
        )),
      }));
    },
  }),
];
