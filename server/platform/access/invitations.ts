/** Shows and accepts invitations, for people with a one-time link. */
import type { z } from 'zod';
import type { InvitationOffer } from '#contract/platform/access';
import type { AcceptInvitation } from '#contract/platform/staff';
import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { invitations } from '#db/schema/platform/staff';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { invalid, notFound } from '../http/errors.ts';
import { createAccount, hashPassword } from './accounts.ts';
import { tokenHash } from './createInvitation.ts';

type OpenInvitation = Pick<typeof invitations.$inferSelect, 'email' | 'role'>;

const OFFER = { email: invitations.email, role: invitations.role };
const isOpen = (hash: SQL, now: SQL) =>
  and(
    eq(invitations.tokenHash, hash),
    isNull(invitations.acceptedAt),
    gt(invitations.expiresAt, now),
  );
const findOpen = prepared(
  { hash: invitations.tokenHash, now: invitations.expiresAt },
  (q, { hash, now }) => q.select(OFFER).from(invitations).where(isOpen(hash, now)),
);
/** Of several parallel acceptances only one gets the row. */
const accept = prepared(
  { hash: invitations.tokenHash, now: invitations.expiresAt },
  (q, { hash, now }) =>
    q.update(invitations).set({ acceptedAt: now }).where(isOpen(hash, now)).returning(OFFER),
);

const loadOpen = async (context: Context, token: string): Promise<OpenInvitation> => {
  const [open] = await findOpen(context.db, { hash: tokenHash(token), now: context.now() });
  if (!open) throw notFound();
  return open;
};

export const loadOffer = async (context: Context, token: string): Promise<InvitationOffer> => {
  const { email, role } = await loadOpen(context, token);
  return { storeName: (await context.settings()).storeName, email: email || null, role };
};

export const acceptInvitation = async (
  context: Context,
  token: string,
  input: z.output<typeof AcceptInvitation>,
) => {
  const { email: invitedEmail } = await loadOpen(context, token);
  const email = invitedEmail || input.email;
  if (!email) throw invalid({ email: 'ra.validation.required' });
  const passwordHash = await hashPassword(context, input.password);
  return context.transaction(async (tx) => {
    const now = context.now();
    const [accepted] = await accept(tx, { hash: tokenHash(token), now });
    if (!accepted) throw notFound();
    const id = await createAccount(
      tx,
      { name: input.name, email, role: accepted.role, passwordHash },
      now,
    );
    await recordActivity(tx, {
      actor: { kind: 'staff', id, name: input.name },
      at: now,
      resource: 'staff',
      recordId: id,
      recordName: input.name,
      verb: 'join',
      after: { role: accepted.role },
    });
    return { id, email };
  });
};
