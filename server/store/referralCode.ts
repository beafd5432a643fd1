/** The codes by which members bring others to the shop. */
import { eq } from 'drizzle-orm';
import { ALPHABET, foldCode } from '#contract/promotions/codes';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { referralCodes } from '#db/schema/members/activity';
import { members } from '#db/schema/members/members';
import { findCode } from '../members/referrals/own.ts';
import { recordActivity } from '../platform/activities/record.ts';
import { invalid } from '../platform/http/errors.ts';
import type { Writer } from '../platform/records/writer.ts';
import { randomCharacters } from '../promotions/coupons/randomCodes.ts';
import { getNamedMember } from '../members/members/namedMember.ts';

const LENGTH = 8;

const byCode = prepared({ code: referralCodes.code }, (q, { code }) =>
  q
    .select({ externalId: members.externalId, createdAt: referralCodes.createdAt })
    .from(referralCodes)
    .innerJoin(members, eq(members.id, referralCodes.memberId))
    .where(eq(referralCodes.code, code)),
);

const unusedCode = async (tx: Db): Promise<string> => {
  for (;;) {
    const code = randomCharacters(LENGTH, ALPHABET);
    if ((await byCode(tx, { code })).length === 0) return code;
  }
};

/** The member's code, which stays the same from the first call on. */
export const takeCode = async (
  tx: Db,
  { actor, now }: Writer,
  externalId: string,
): Promise<{ member: string; code: string }> => {
  const { id } = await getNamedMember(tx, externalId);
  const known = await findCode(tx, id);
  if (known !== null) return { member: externalId, code: known };
  const code = await unusedCode(tx);
  await insertRows(tx, referralCodes, [{ memberId: id, code, createdAt: now }]);
  await recordActivity(tx, {
    actor,
    at: now,
    resource: 'members',
    recordId: id,
    recordName: externalId,
    verb: 'makeReferralCode',
  });
  return { member: externalId, code };
};

/** The member of a code as somebody typed it, and when the code was made. Throws 422 for an unknown one. */
export const memberOfCode = async (tx: Db, typed: string) => {
  const [known] = await byCode(tx, { code: foldCode(typed) });
  if (!known) throw invalid({ code: 'referrals.errors.unknownCode' });
  return known;
};
