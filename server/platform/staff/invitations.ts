/** Invites people to the console, lists open invitations and withdraws them. */
import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { z } from 'zod';
import type { Invitation, InvitationInput, InvitationLink } from '#contract/platform/staff';
import { prepared } from '#db/prepared';
import { invitations, staff } from '#db/schema/platform/staff';
import { createInvitation } from '../access/createInvitation.ts';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { invalid, notFound } from '../http/errors.ts';

const byEmail = prepared({ email: staff.email }, (q, { email }) =>
  q.select({ id: staff.id }).from(staff).where(eq(staff.email, email)),
);
const withdrawEarlier = prepared({ email: invitations.email }, (q, { email }) =>
  q.delete(invitations).where(and(eq(invitations.email, email), isNull(invitations.acceptedAt))),
);
const openInvitations = prepared({ now: invitations.expiresAt }, (q, { now }) =>
  q
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      createdAt: invitations.createdAt,
    })
    .from(invitations)
    .where(
      and(
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, now),
        ne(invitations.email, ''),
      ),
    )
    .orderBy(desc(invitations.id)),
);
const withdraw = prepared({ id: invitations.id }, (q, { id }) =>
  q
    .delete(invitations)
    .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt)))
    .returning({ email: invitations.email }),
);

/** Creates an invitation with its link; an earlier open invitation for the same address is withdrawn. */
export const invite = (
  context: Context,
  { email, role }: z.output<typeof InvitationInput>,
): Promise<InvitationLink> =>
  context.transaction(async (tx) => {
    if ((await byEmail(tx, { email })).length > 0) throw invalid({ email: 'staff.errors.exists' });
    await withdrawEarlier(tx, { email });
    const invitation = await createInvitation(
      tx,
      { email, role, invitedBy: context.actor.id },
      context.now(),
    );
    const { actor } = context;
    await recordActivity(tx, {
      actor,
      at: context.now(),
      resource: 'staff',
      recordName: email,
      verb: 'invite',
      after: { email, role },
    });
    return invitation;
  });

export const listInvitations = (context: Context): Promise<Invitation[]> =>
  openInvitations(context.db, { now: context.now() });

export const revokeInvitation = (context: Context, id: number) =>
  context.transaction(async (tx) => {
    const [withdrawn] = await withdraw(tx, { id });
    if (!withdrawn) throw notFound();
    const { actor } = context;
    await recordActivity(tx, {
      actor,
      at: context.now(),
      resource: 'staff',
      recordName: withdrawn.email,
      verb: 'invitationRevoke',
    });
    return { id };
  });
