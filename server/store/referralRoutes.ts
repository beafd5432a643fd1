/** Bringing others to the shop, for the store's own systems. */
import * as z from 'zod';
import { CodeReferralInput, ReferralInput } from '#contract/members/referrals';
import { loadOwnReferrals } from '../members/referrals/own.ts';
import { type Route, route } from '../platform/http/route.ts';
import { writerOf } from '../platform/records/writer.ts';
import { getNamedMember, memberIn } from '../members/members/namedMember.ts';
import { refer, referByCode } from './refer.ts';
import { takeCode } from './referralCode.ts';

export const referralRoutes: Route[] = [
  route({
    method: 'post',
    path: '/store/members/:member/referralCode',
    access: { scope: 'members.write' },
    summary: 'The code for a member’s invitations: made by the first call, the same ever after',
    body: z.strictObject({}),
    handle: async (context, { params }) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => takeCode(tx, writer, memberIn(params)));
    },
  }),
  route({
    method: 'post',
    path: '/store/members/:member/referrals',
    access: { scope: 'events.write' },
    summary:
      'A member invited another one: rewarded when that one registers; a member cannot bring themselves or who brought them',
    body: ReferralInput,
    handle: async (context, { params, body }) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => refer(tx, writer, memberIn(params), body));
    },
  }),
  route({
    method: 'post',
    path: '/store/referrals',
    access: { scope: 'events.write' },
    summary: 'Somebody came with the code of a member, before or after they registered',
    body: CodeReferralInput,
    handle: async (context, { body }) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => referByCode(tx, writer, body));
    },
  }),
  route({
    method: 'get',
    path: '/store/members/:member/referrals',
    access: { scope: 'members.read' },
    summary: 'Whom a member brought, without naming them: states, and what each of them earned',
    handle: (context, { params }) => {
      const member = memberIn(params);
      return context.connection.readSnapshot(async (db) => ({
        member,
        ...(await loadOwnReferrals(db, (await getNamedMember(db, member)).id)),
      }));
    },
  }),
];
