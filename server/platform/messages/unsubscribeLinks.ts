/** Links by which members take back their consent to marketing. Only the hash of a link's secret is stored. */
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { unsubscribeLinks } from '#db/schema/platform/messages';
import type { Language } from '#shared/localization';
import { tokenHash } from '../access/createInvitation.ts';

/** Every attempt has a link of its own, and all of them work: whichever attempt arrived, its link does. */
export const newLink = async (
  tx: Db,
  { memberId, language }: { memberId: number; language: Language },
  now: number,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const row = { tokenHash: tokenHash(token), memberId, language, createdAt: now };
  await insertRows(tx, unsubscribeLinks, [row]);
  return token;
};

const byHash = prepared({ tokenHash: unsubscribeLinks.tokenHash }, (q, { tokenHash: hash }) =>
  q
    .select({ memberId: unsubscribeLinks.memberId, language: unsubscribeLinks.language })
    .from(unsubscribeLinks)
    .where(eq(unsubscribeLinks.tokenHash, hash)),
);
export const findLink = async (db: Db, token: string) =>
  (await byHash(db, { tokenHash: tokenHash(token) }))[0];

/** Below the address of the console. */
export const linkPath = (token: string): string => `/api/unsubscribe/${token}`;
