/** Creates an invitation with its secret link. */
import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '#contract/platform/access';
import { INVITATION_HOURS } from '#contract/platform/staff';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { invitations } from '#db/schema/platform/staff';
import { HOUR_MS } from '#shared/days';

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');

export interface NewInvitation {
  email: string;
  role: Role;
  invitedBy: string | null;
}

/** Inserts an invitation; `link` is the page with the token, which is not returned anywhere else. */
export const createInvitation = async (
  tx: Db,
  { email, role, invitedBy }: NewInvitation,
  now: number,
) => {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = now + INVITATION_HOURS * HOUR_MS;
  const [id = 0] = await insertRows(
    tx,
    invitations,
    [{ email, role, invitedBy, tokenHash: tokenHash(token), expiresAt, createdAt: now }],
    { returning: true },
  );
  return { id, email, role, expiresAt, createdAt: now, link: `/#/invitation/${token}` };
};
