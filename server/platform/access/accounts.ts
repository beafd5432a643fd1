/** Creates staff accounts as better-auth stores them, and the first accounts of a new store. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Role, ROLES } from '#contract/platform/access';
import { INVITATION_HOURS } from '#contract/platform/staff';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { credentials, invitations, staff } from '#db/schema/platform/staff';
import type { Application } from '../http/context.ts';
import { loadAuth } from './loadAuth.ts';

const HOUR_MS = 3_600_000;
const DEMO_PASSWORD = 'demo-console';
const DEMO_NAMES: Record<Role, string> = {
  owner: 'Owner',
  manager: 'Manager',
  agent: 'Agent',
  marketer: 'Marketer',
  analyst: 'Analyst',
};

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');

export interface NewAccount {
  name: string;
  email: string;
  role: Role;
  /** From `hashPassword`, called before the transaction: hashing waits for a thread. */
  passwordHash: string;
}

export const hashPassword = async (
  application: Pick<Application, 'connection'>,
  password: string,
): Promise<string> => (await (await loadAuth(application)).$context).password.hash(password);

/** Writes a member of staff with a password; returns the id. A taken e-mail violates its unique index. */
export const createAccount = async (
  tx: Db,
  { name, email, role, passwordHash }: NewAccount,
  now: number,
): Promise<string> => {
  const id = randomUUID();
  const at = new Date(now);
  await insertRows(tx, staff, [
    { id, name, email: email.toLowerCase(), role, createdAt: at, updatedAt: at },
  ]);
  await insertRows(tx, credentials, [
    {
      id: randomUUID(),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    },
  ]);
  return id;
};

export interface NewInvitation {
  email: string;
  role: Role;
  invitedBy: string | null;
}

/** Writes an invitation; `link` is the page with the token, which is only answered here. */
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

const findAnyStaff = prepared({}, (q) => q.select({ id: staff.id }).from(staff).limit(1));
const deleteOwnerLinks = prepared({}, (q) =>
  q.delete(invitations).where(and(eq(invitations.email, ''), isNull(invitations.acceptedAt))),
);

/**
 * Creates the first accounts of a store without staff: five demo accounts, or in production one link for its owner (a
 * new one at every start until it is used). Answers lines to print, in which `{url}` stands for the console's address.
 */
export const ensureFirstAccounts = async (
  application: Application,
  { production }: { production: boolean },
): Promise<string[]> => {
  const { connection, now } = application;
  if ((await findAnyStaff(connection.db)).length > 0) return [];
  if (production) {
    const { link } = await connection.transaction(async (tx) => {
      await deleteOwnerLinks(tx);
      return createInvitation(tx, { email: '', role: 'owner', invitedBy: null }, now());
    });
    return [`Create the owner's account, once, within ${INVITATION_HOURS} hours: {url}${link}`];
  }
  const passwordHash = await hashPassword(application, DEMO_PASSWORD);
  await connection.transaction(async (tx) => {
    // Two servers may start on one empty database.
    if ((await findAnyStaff(tx)).length > 0) return;
    for (const role of ROLES) {
      await createAccount(
        tx,
        { name: DEMO_NAMES[role], email: `${role}@example.com`, role, passwordHash },
        now(),
      );
    }
  });
  return ['Demo accounts:', ...ROLES.map((role) => `  ${role}@example.com  ${DEMO_PASSWORD}`)];
};
