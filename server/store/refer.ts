/** A member brings another one: kept and rewarded as an event of type `referral`. */
import { eq } from 'drizzle-orm';
import type { CodeReferralInput, ReferralAnswer, ReferralInput } from '#contract/members/referrals';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { whyRejected } from '#rules/members/referrals';
import { openProgramme } from '../members/earning/programme.ts';
import { loadReferrers } from '../members/referrals/load.ts';
import { findReferral } from '../members/referrals/own.ts';
import { conflict, invalid } from '../platform/http/errors.ts';
import { contentHash, type Writer } from '../platform/records/writer.ts';
import { getNamedMember } from './members.ts';
import { addOwnEvent, findOwnEvent, refuseFuture } from './ownEvents.ts';
import { memberOfCode } from './referralCode.ts';

const refereeOf = prepared({ externalId: members.externalId }, (q, { externalId }) =>
  q
    .select({
      id: members.id,
      joinedAt: members.joinedAt,
      createdAt: members.createdAt,
      provisional: members.provisional,
    })
    .from(members)
    .where(eq(members.externalId, externalId)),
);

/** Refuses what can never be a referral; what others were first with is kept as rejected. */
const checkPair = async (tx: Db, referrerId: number, refereeId: number | undefined, at: number) => {
  const refuse = (reason: string) => invalid({ referee: `referrals.errors.${reason}` });
  if (refereeId === undefined) return;
  const referrers = await loadReferrers(tx, [referrerId, refereeId]);
  const reason = whyRejected(
    { referrerId, refereeId, at },
    { referrerOf: (id) => referrers.get(id), registeredAt: null },
  );
  if (reason === 'self' || reason === 'circular') throw refuse(reason);
};

/** The id of a referral for which the store sent none: one for each pair. */
const idOf = (member: string, referee: string) => `referral ${contentHash([member, referee])}`;

export const refer = async (
  tx: Db,
  writer: Writer,
  externalId: string,
  { referee, id = null, occurredAt = null, channel = null }: ReferralInput,
  /** When it happened where the store does not say. */
  assumedAt: number = writer.now,
): Promise<ReferralAnswer> => {
  const member = await getNamedMember(tx, externalId);
  refuseFuture(occurredAt, writer);
  const detail = { refereeExternalId: referee };
  const event = { type: 'referral' as const, member: externalId, detail };
  // Compared with what the store says itself: what is assumed changes when the other one registers.
  if (id !== null) await findOwnEvent(tx, id, { ...event, occurredAt });
  const findPair = async () => {
    const [known] = await refereeOf(tx, { externalId: referee });
    return known ? findReferral(tx, member.id, known.id) : null;
  };
  const known = await findPair();
  if (known) return { member: externalId, isNew: false, ...known };
  const at = occurredAt ?? assumedAt;
  await checkPair(tx, member.id, (await refereeOf(tx, { externalId: referee }))[0]?.id, at);
  const isOpen = (await openProgramme(tx)) !== null;
  if (isOpen)
    await addOwnEvent(tx, writer, {
      externalId: id ?? idOf(externalId, referee),
      type: 'referral',
      at,
      channel: channel ?? member.channel ?? '',
      detail,
      member: externalId,
    });
  const made = await findPair();
  // Also where the event had been sent before there was a programme.
  if (!made) throw conflict('referrals.errors.noProgramme');
  return { member: externalId, isNew: true, ...made };
};

/** Whoever registered with a code was invited by then; whoever did before there was the code, was not. */
export const referByCode = async (
  tx: Db,
  writer: Writer,
  { code, ...input }: CodeReferralInput,
): Promise<ReferralAnswer> => {
  const { externalId, createdAt } = await memberOfCode(tx, code);
  const [referee] = await refereeOf(tx, { externalId: input.referee });
  const joinedBy = referee?.provisional === false ? (referee.joinedAt ?? referee.createdAt) : null;
  const invitedAt = joinedBy === null ? writer.now : Math.max(joinedBy, createdAt);
  return refer(tx, writer, externalId, input, invitedAt);
};
