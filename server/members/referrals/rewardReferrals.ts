/** Rewards both members of referrals when the one who was referred has registered. */
import { eq, sql } from 'drizzle-orm';
import type { ReferralReason, ReferralState } from '#contract/members/referrals';
import type { Db } from '#db';
import { preparedRows } from '#db/preparedRows';
import { referrals } from '#db/schema/members/activity';
import { evaluateMembers } from '../evaluation/evaluateMembers.ts';
import { give } from '../earning/give.ts';
import type { Happening } from '../earning/eventGifts.ts';
import { giftsOf } from '../earning/happenings.ts';
import { isLate, type Programme } from '../earning/versions.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** A referral whose referee has registered. */
export interface Registered {
  id: number;
  referrerId: number;
  refereeId: number;
  channel: string;
  occurredAt: number;
  registeredAt: number;
}

const setState = preparedRows(
  {
    id: referrals.id,
    state: referrals.state,
    reason: referrals.reason,
    registeredAt: referrals.registeredAt,
  },
  {},
  (q, { rows, input }) =>
    q
      .update(referrals)
      .set({
        state: sql`${input.state}`,
        reason: sql`${input.reason}`,
        registeredAt: sql`${input.registeredAt}`,
      })
      .from(rows)
      .where(eq(referrals.id, input.id)),
);

const reasonOf = (
  { occurredAt, registeredAt }: Registered,
  programme: Programme,
  now: number,
): ReferralReason | null => {
  if (registeredAt < occurredAt) return 'joinedBefore';
  const version = programme.at(registeredAt);
  return !version || isLate(version.terms, registeredAt, now) ? 'late' : null;
};

export const rewardReferrals = async (
  tx: Db,
  writer: Writer,
  programme: Programme,
  registered: readonly Registered[],
) => {
  const judged = registered.map((one) => ({
    ...one,
    reason: reasonOf(one, programme, writer.now),
  }));
  await setState(
    tx,
    judged.map(({ id, reason, registeredAt }) => ({
      id,
      state: (reason === null ? 'registered' : 'rejected') satisfies ReferralState,
      reason,
      registeredAt,
    })),
  );
  const happenings = judged
    .filter(({ reason }) => reason === null)
    .flatMap(({ id, referrerId, refereeId, channel, registeredAt }): Happening[] => {
      const common = {
        trigger: 'referral' as const,
        subject: null,
        at: registeredAt,
        channel,
        source: 'referral' as const,
        sourceId: String(id),
      };
      return [
        { ...common, memberId: referrerId },
        { ...common, memberId: refereeId, isReferee: true },
      ];
    });
  const gifts = await giftsOf(tx, programme, happenings, writer.settings.timeZone);
  await give(tx, writer, gifts, programme.budgeted);
  await evaluateMembers(
    tx,
    writer,
    gifts.map(({ memberId }) => memberId),
    'gain',
  );
};
