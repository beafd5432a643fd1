/** Routes of the caller's own account and sessions, and of one-time links. */
import type { z } from 'zod';
import { type Account } from '#contract/platform/access';
import { AcceptInvitation } from '#contract/platform/staff';
import { currencyDecimals } from '#shared/localization';
import { staff } from '#db/schema/platform/staff';
import type { Context } from '../http/context.ts';
import { unauthorized } from '../http/errors.ts';
import { getRow } from '../records/records.ts';
import { type Call, type Route, route } from '../http/route.ts';
import { acceptInvitation, loadOffer } from './invitations.ts';
import { endOtherSessions, endSession, ownSessions } from './sessions.ts';

const showAccount = async (context: Context): Promise<Account> => {
  if (!context.actor.id) throw unauthorized();
  const { id, name, email, role, twoFactorEnabled } = await getRow(
    context.db,
    staff,
    context.actor.id,
  );
  const { storeName, currency, timeZone, weekStart, fiscalYearStartMonth, language } =
    await context.settings();
  const store = {
    storeName,
    currency,
    timeZone,
    weekStart,
    fiscalYearStartMonth,
    language,
    decimals: currencyDecimals(currency),
  };
  return { id, name, email, role, twoFactorEnabled, store };
};

export const accessRoutes: Route[] = [
  route({
    method: 'get',
    path: '/account',
    access: { resource: 'account', action: 'show' },
    summary: 'Who is logged in, and what every screen needs to know of the store',
    handle: showAccount,
  }),
  route({
    method: 'get',
    path: '/account/sessions',
    access: { resource: 'account', action: 'show' },
    summary: 'Where one is logged in',
    handle: ownSessions,
  }),
  route({
    method: 'delete',
    path: '/account/sessions',
    access: { resource: 'account', action: 'edit' },
    summary: 'Log out everywhere else',
    handle: endOtherSessions,
  }),
  route({
    method: 'delete',
    path: '/account/sessions/:id',
    access: { resource: 'account', action: 'edit' },
    summary: 'Log out one of one’s own sessions',
    handle: (context, { params }) => endSession(context, params.id ?? ''),
  }),
  route({
    method: 'get',
    path: '/invitations/:token',
    access: { anyone: true },
    summary: 'What a one-time link offers; writes nothing',
    handle: (context, { params }) => loadOffer(context, params.token ?? ''),
  }),
  route({
    method: 'post',
    path: '/invitations/:token/acceptance',
    access: { anyone: true },
    summary: 'Join by a one-time link',
    body: AcceptInvitation,
    handle: (context, { params, body }: Call<z.output<typeof AcceptInvitation>>) =>
      acceptInvitation(context, params.token ?? '', body),
  }),
];
