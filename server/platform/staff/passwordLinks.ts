/** One-time links for a new password: an owner makes one for somebody who forgot theirs. Only the token's hash is stored. */
import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, like } from 'drizzle-orm';
import type { z } from 'zod';
import type { NewPassword, PasswordLink, PasswordOffer } from '#contract/platform/staff';
import { PASSWORD_LINK_MINUTES } from '#contract/platform/staff';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { credentials, verifications } from '#db/schema/platform/staff';
import { MINUTE_MS } from '#shared/days';
import { hashPassword } from '../access/accounts.ts';
import { tokenHash } from '../access/createInvitation.ts';
import { forgetAttempts } from '../access/loginAttempts.ts';
import { accountLimitOf } from '../access/loginLimits.ts';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict, notFound } from '../http/errors.ts';
import { endSessions, loadStaff } from './person.ts';

/** Sets these rows apart from those of better-auth. */
const PREFIX = 'password-link/';
const identifierOf = (token: string) => PREFIX + tokenHash(token);

const FOUND = { userId: verifications.value };
const findOpen = prepared(
  { identifier: verifications.identifier, now: verifications.expiresAt },
  (q, { identifier, now }) =>
    q
      .select(FOUND)
      .from(verifications)
      .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, now))),
);
/** Of several parallel uses only one gets the row. */
const take = prepared(
  { identifier: verifications.identifier, now: verifications.expiresAt },
  (q, { identifier, now }) =>
    q
      .delete(verifications)
      .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, now)))
      .returning(FOUND),
);
/** Also when the person is deactivated or gets another role. */
export const withdrawLinks = prepared({ userId: verifications.value }, (q, { userId }) =>
  q
    .delete(verifications)
    .where(and(eq(verifications.value, userId), like(verifications.identifier, `${PREFIX}%`))),
);
const setPassword = prepared(
  {
    userId: credentials.userId,
    password: credentials.password,
    updatedAt: credentials.updatedAt,
  },
  (q, { userId, password, updatedAt }) =>
    q
      .update(credentials)
      .set({ password, updatedAt })
      .where(and(eq(credentials.userId, userId), eq(credentials.providerId, 'credential'))),
);

/** Makes the link; an earlier one for the same person is no longer valid. Throws 409 for a deactivated account. */
export const makePasswordLink = (context: Context, id: string): Promise<PasswordLink> =>
  context.transaction(async (tx) => {
    const { name, active } = await loadStaff(tx, id);
    if (!active) throw conflict('errors.deactivated');
    const token = randomBytes(32).toString('base64url');
    const now = context.now();
    const expiresAt = now + PASSWORD_LINK_MINUTES * MINUTE_MS;
    await withdrawLinks(tx, { userId: id });
    await insertRows(tx, verifications, [
      {
        id: randomUUID(),
        identifier: identifierOf(token),
        value: id,
        expiresAt: new Date(expiresAt),
        createdAt: new Date(now),
        updatedAt: new Date(now),
      },
    ]);
    await recordActivity(tx, {
      actor: context.actor,
      at: now,
      resource: 'staff',
      recordId: id,
      recordName: name,
      verb: 'passwordLink',
    });
    return { link: `/#/newPassword/${token}`, expiresAt };
  });

const activeOf = async (db: Db, userId: string | undefined) => {
  const person = userId === undefined ? undefined : await loadStaff(db, userId);
  if (!person?.active) throw notFound();
  return person;
};

export const loadPasswordOffer = async (
  context: Context,
  token: string,
): Promise<PasswordOffer> => {
  const now = new Date(context.now());
  const [open] = await findOpen(context.db, { identifier: identifierOf(token), now });
  const { email } = await activeOf(context.db, open?.userId);
  return { storeName: (await context.settings()).storeName, email };
};

/** Sets the password, ends the person's sessions and forgets wrong passwords. Throws 404 for a link that is used, withdrawn or too old. */
export const takePasswordLink = async (
  context: Context,
  token: string,
  input: z.output<typeof NewPassword>,
) => {
  // Looked up first, so that nobody makes the server hash without a link.
  const { email } = await loadPasswordOffer(context, token);
  const password = await hashPassword(context, input.password);
  await context.transaction(async (tx) => {
    const now = context.now();
    const updatedAt = new Date(now);
    const [taken] = await take(tx, { identifier: identifierOf(token), now: updatedAt });
    const { id, name } = await activeOf(tx, taken?.userId);
    await setPassword(tx, { userId: id, password, updatedAt });
    await endSessions(tx, { id });
    await forgetAttempts(tx, accountLimitOf(email));
    await recordActivity(tx, {
      actor: { kind: 'staff', id, name },
      at: now,
      resource: 'staff',
      recordId: id,
      recordName: name,
      verb: 'passwordChange',
    });
  });
  context.forget();
  return { email };
};
