/** Creates staff accounts in the form in which better-auth stores them. */
import { randomUUID } from 'node:crypto';
import type { Role } from '#contract/platform/access';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { credentials, staff } from '#db/schema/platform/staff';
import type { Application } from '../http/context.ts';
import { loadAuth } from './loadAuth.ts';

export interface NewAccount {
  /** Left out: a new one. */
  id?: string;
  name: string;
  email: string;
  role: Role;
  /** From `hashPassword`, which must be called before the transaction because it runs in a thread. */
  passwordHash: string;
}

export const hashPassword = async (
  application: Pick<Application, 'connection'>,
  password: string,
): Promise<string> => (await (await loadAuth(application)).$context).password.hash(password);

/** Inserts a member of staff with a password; returns the id. An e-mail that exists violates the unique index. */
export const createAccount = async (
  tx: Db,
  { id = randomUUID(), name, email, role, passwordHash }: NewAccount,
  now: number,
): Promise<string> => {
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
