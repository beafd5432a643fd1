/** Creates the accounts of a new store: a link for its owner, or demo accounts. */
import { type Role, ROLES } from '#contract/platform/access';
import { INVITATION_HOURS } from '#contract/platform/staff';
import { and, eq, isNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { invitations, staff } from '#db/schema/platform/staff';
import type { Application } from '../http/context.ts';
import { createInvitation } from './createInvitation.ts';
import { createAccount, hashPassword } from './accounts.ts';

const DEMO_PASSWORD = 'demo-console';
const DEMO_NAMES: Record<Role, string> = {
  owner: 'Owner',
  manager: 'Manager',
  agent: 'Agent',
  marketer: 'Marketer',
  analyst: 'Analyst',
};

const findAnyStaff = prepared({}, (q) => q.select({ id: staff.id }).from(staff).limit(1));
const deleteOwnerLinks = prepared({}, (q) =>
  q.delete(invitations).where(and(eq(invitations.email, ''), isNull(invitations.acceptedAt))),
);

/**
 * Creates the first accounts of a store without staff: five demo accounts for the demo store, otherwise one link for
 * its owner (a new one at every start until it is used). Returns lines to print, in which `{url}` is a placeholder for the console's
 * address.
 */
export const ensureFirstAccounts = async (
  application: Application,
  { demo }: { demo: boolean },
): Promise<string[]> => {
  const { connection, now } = application;
  if ((await findAnyStaff(connection.db)).length > 0) return [];
  if (!demo) {
    const { link } = await connection.transaction(async (tx) => {
      await deleteOwnerLinks(tx);
      return createInvitation(tx, { email: '', role: 'owner', invitedBy: null }, now());
    });
    return [`Create the owner's account, once, within ${INVITATION_HOURS} hours: {url}${link}`];
  }
  const passwordHash = await hashPassword(application, DEMO_PASSWORD);
  await connection.transaction(async (tx) => {
    // Two servers may start with the same empty database.
    if ((await findAnyStaff(tx)).length > 0) return;
    for (const role of ROLES) {
      await createAccount(
        tx,
        // The demo store names its authors by their roles.
        { id: role, name: DEMO_NAMES[role], email: `${role}@example.com`, role, passwordHash },
        now(),
      );
    }
  });
  return ['Demo accounts:', ...ROLES.map((role) => `  ${role}@example.com  ${DEMO_PASSWORD}`)];
};
