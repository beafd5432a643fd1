/** What owners do with staff accounts. Every change clears the cache of callers. */
import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  Invitation,
  InvitationInput,
  InvitationLink,
  StaffInput,
  StaffMember,
} from '#contract/platform/staff';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { invitations, sessions, staff } from '#db/schema/platform/staff';
import { createInvitation } from '../access/accounts.ts';
import { recordActivity, recordEdit } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict, invalid, notFound } from '../http/errors.ts';
import { checkVersion, findRow, updateRow } from '../records/records.ts';

const otherOwners = prepared({ id: staff.id }, (q, { id }) =>
  q
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), eq(staff.active, true), ne(staff.id, id)))
    .limit(1),
);
const endSessions = prepared({ id: sessions.userId }, (q, { id }) =>
  q.delete(sessions).where(eq(sessions.userId, id)),
);
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

/** A member of staff with the fields that people may see; 404 where there is none. */
export const loadStaff = async (db: Db, id: string): Promise<StaffMember> => {
  const row = await findRow(db, staff, id);
  if (!row) throw notFound();
  const { name, email, role, active, twoFactorEnabled, lastLoginAt, createdAt, version } = row;
  return {
    id,
    name,
    email,
    role,
    active,
    twoFactorEnabled,
    lastLoginAt,
    createdAt: Number(createdAt),
    version,
  };
};

const refuseLastOwner = async (tx: Db, person: StaffMember) => {
  if (
    person.role === 'owner' &&
    person.active &&
    (await otherOwners(tx, { id: person.id })).length === 0
  )
    throw conflict('staff.errors.lastOwner');
};

export const editStaff = async (
  context: Context,
  id: string,
  input: z.output<typeof StaffInput> & { version?: number },
) => {
  const saved = await context.transaction(async (tx) => {
    const before = await loadStaff(tx, id);
    checkVersion(before, input.version);
    if (input.role !== before.role) {
      if (id === context.actor.id) throw invalid({ role: 'staff.errors.ownRole' });
      await refuseLastOwner(tx, before);
    }
    const change = { name: input.name, role: input.role };
    await updateRow(tx, staff, id, {
      ...change,
      version: before.version + 1,
      updatedAt: new Date(context.now()),
    });
    const after = await loadStaff(tx, id);
    const { actor } = context;
    await recordEdit(tx, {
      actor,
      at: context.now(),
      resource: 'staff',
      recordId: id,
      recordName: after.name,
      before: { ...before },
      after: change,
    });
    return after;
  });
  context.forget();
  return saved;
};

export const setActive = async (context: Context, id: string, active: boolean) => {
  const saved = await context.transaction(async (tx) => {
    const before = await loadStaff(tx, id);
    if (before.active === active) return before;
    if (!active) {
      if (id === context.actor.id) throw conflict('staff.errors.ownAccount');
      await refuseLastOwner(tx, before);
      await endSessions(tx, { id });
    }
    await updateRow(tx, staff, id, {
      active,
      version: before.version + 1,
      updatedAt: new Date(context.now()),
    });
    await recordActivity(tx, {
      actor: context.actor,
      at: context.now(),
      resource: 'staff',
      recordId: id,
      recordName: before.name,
      verb: active ? 'reactivate' : 'deactivate',
      before: { active: !active },
      after: { active },
    });
    return loadStaff(tx, id);
  });
  context.forget();
  return saved;
};

/** Creates an invitation with its link; an earlier open one for the same address is withdrawn. */
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
