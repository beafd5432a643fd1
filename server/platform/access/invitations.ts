/** One-time links from the side of whoever holds one. */
import type { z } from 'zod';
import type { InvitationOffer, Role } from '#contract/platform/access';
import type { AcceptInvitation } from '#contract/platform/staff';
import { statement } from '#db/statements';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { invalid, notFound } from '../http/errors.ts';
import { createAccount, hashPassword, tokenHash } from './accounts.ts';

interface Open {
  email: string;
  role: Role;
}

const findOpen = statement<Open>(
  'select email, role from invitations where token_hash = ? and accepted_at is null and expires_at > ?',
);
/** Only one of several parallel acceptances gets the row. */
const take = statement<Open>(
  'update invitations set accepted_at = ? where token_hash = ? and accepted_at is null and expires_at > ? returning email, role',
);

const openOf = async (context: Context, token: string): Promise<Open> => {
  const [open] = await findOpen(context.db, tokenHash(token), context.now());
  if (!open) throw notFound();
  return open;
};

export const offerOf = async (context: Context, token: string): Promise<InvitationOffer> => {
  const { email, role } = await openOf(context, token);
  return { storeName: (await context.settings()).storeName, email: email || null, role };
};

export const acceptInvitation = async (
  context: Context,
  token: string,
  input: z.output<typeof AcceptInvitation>,
) => {
  const { email: invited } = await openOf(context, token);
  const email = invited || input.email;
  if (!email) throw invalid({ email: 'ra.validation.required' });
  const passwordHash = await hashPassword(context, input.password);
  return context.transaction(async (tx) => {
    const now = context.now();
    const [taken] = await take(tx, now, tokenHash(token), now);
    if (!taken) throw notFound();
    const id = await createAccount(
      tx,
      { name: input.name, email, role: taken.role, passwordHash },
      now,
    );
    await recordActivity(tx, {
      actor: { kind: 'staff', id, name: input.name },
      at: now,
      resource: 'staff',
      recordId: id,
      recordName: input.name,
      verb: 'join',
      after: { role: taken.role },
    });
    return { id, email };
  });
};
