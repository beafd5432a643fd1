import type { z } from 'zod';
import { InvitationInput, NewPassword, NoFields, StaffInput } from '#contract/platform/staff';
import { staff } from '#db/schema/platform/staff';
import type { Context } from '../http/context.ts';
import { listOf } from '../lists/list.ts';
import { recordId } from '../records/records.ts';
import { resource } from '../http/resource.ts';
import { type Call, type Route, route } from '../http/route.ts';
import { editStaff, setActive } from './actions.ts';
import { invite, listInvitations, revokeInvitation } from './invitations.ts';
import { loadPasswordOffer, makePasswordLink, takePasswordLink } from './passwordLinks.ts';
import { loadStaff } from './person.ts';

const INVITE = { resource: 'staff', action: 'invite' };

export const staffRoutes: Route[] = [
  route({
    method: 'get',
    path: '/staff/invitations',
    access: INVITE,
    summary: 'List open invitations',
    handle: listInvitations,
  }),
  route({
    method: 'post',
    path: '/staff/invitations',
    access: INVITE,
    summary: 'Invite someone; the one-time link is in the answer and nowhere else',
    status: 201,
    hasSecret: true,
    body: InvitationInput,
    handle: (context, { body }: Call<z.output<typeof InvitationInput>>) => invite(context, body),
  }),
  route({
    method: 'delete',
    path: '/staff/invitations/:id',
    access: INVITE,
    summary: 'Withdraw an invitation',
    handle: (context, { params }) => revokeInvitation(context, recordId(params.id)),
  }),
  route({
    method: 'post',
    path: '/staff/:id/passwordLink',
    access: INVITE,
    summary: 'Make a one-time link for a new password; it is in the answer and nowhere else',
    status: 201,
    hasSecret: true,
    body: NoFields,
    handle: (context, { params }) => makePasswordLink(context, params.id ?? ''),
  }),
  route({
    method: 'get',
    path: '/passwordLinks/:token',
    access: { anyone: true },
    summary: 'Whose password a one-time link changes; writes nothing',
    handle: (context, { params }) => loadPasswordOffer(context, params.token ?? ''),
  }),
  route({
    method: 'post',
    path: '/passwordLinks/:token/password',
    access: { anyone: true },
    summary: 'Set a new password by a one-time link; all sessions of the person end',
    body: NewPassword,
    handle: (context, { params, body }: Call<z.output<typeof NewPassword>>) =>
      takePasswordLink(context, params.token ?? '', body),
  }),
  ...resource('staff', {
    list: listOf({
      table: staff,
      searchColumns: ['name', 'email'],
      hidden: ['image', 'emailVerified'],
      defaultSort: ['name', 'ASC'],
    }),
    show: (context, { params }) => loadStaff(context.db, params.id ?? ''),
    edit: {
      body: StaffInput,
      handle: (context: Context, { params, body }: Call<z.output<typeof StaffInput>>) =>
        editStaff(context, params.id ?? '', body),
    },
    actions: {
      deactivation: {
        summary: 'Deactivate an account: its sessions end at once',
        handle: (context, { params }) => setActive(context, params.id ?? '', false),
      },
      reactivation: {
        summary: 'Bring a deactivated account back',
        handle: (context, { params }) => setActive(context, params.id ?? '', true),
      },
    },
  }),
];
