/** A member brings another one: kept and rewarded as an event of type `referral`. */
import type { CodeReferralInput, ReferralAnswer, ReferralInput } from '#contract/members/referrals';
import type { Db } from '#db';
import { invitedAt } from '#rules/members/referrals';
import { openProgramme } from '../members/earning/programme.ts';
import { refuseErasedIn } from '../members/erased/refuse.ts';
import { findNamedMember } from '../members/members/byExternalId.ts';
import { checkPair } from '../members/referrals/checkPair.ts';
import { findReferral } from '../members/referrals/own.ts';
import { conflict } from '../platform/http/errors.ts';
import { contentHash, type Writer } from '../platform/records/writer.ts';
import { getNamedMember } from '../members/members/namedMember.ts';
import { addOwnEvent, findOwnEvent, refuseFuture } from './ownEvents.ts';
import { memberOfCode } from './referralCode.ts';

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
    const other = await findNamedMember(tx, referee);
    return other && findReferral(tx, member.id, other.id);
  };
  const known = await findPair();
  if (known) return { member: externalId, isNew: false, ...known };
  const at = occurredAt ?? assumedAt;
  const other = await findNamedMember(tx, referee);
  if (other) refuseErasedIn('referee', other);
  if (other) await checkPair(tx, member.id, other.id, at);
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

export const referByCode = async (
  tx: Db,
  writer: Writer,
  { code, ...input }: CodeReferralInput,
): Promise<ReferralAnswer> => {
  const { externalId, createdAt } = await memberOfCode(tx, code);
  const referee = await findNamedMember(tx, input.referee);
  return refer(tx, writer, externalId, input, invitedAt(referee, createdAt) ?? writer.now);
};
