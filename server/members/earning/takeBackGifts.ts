/** Takes back what was given too much for something that a member did, by entries of their own. */
import type { ReturnPolicy } from '#contract/members/programme';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import type { Currency } from '../earnRules/rules.ts';
import { reverseGrowth } from '../growth/actions.ts';
import { clawBackAll } from '../points/clawBackPoints.ts';
import type { Writer } from '../../platform/records/writer.ts';

export interface TakenGift {
  memberId: number;
  source: PointSource;
  sourceId: string;
  sourceLine: string;
  ruleKey: string;
  currency: Currency;
  amount: number;
  /** How far points are taken back: as for a partial return. */
  policy: ReturnPolicy;
  detail: Record<string, unknown>;
}

const toReversal = ({ memberId, source, sourceId, sourceLine, ruleKey, detail }: TakenGift) => ({
  memberId,
  earned: { source, sourceId, ruleKey },
  cause: { source, sourceId, sourceLine },
  detail,
});

export const takeBackGifts = async (
  tx: Db,
  writer: Writer,
  taken: readonly TakenGift[],
): Promise<void> => {
  const of = (currency: Currency) => taken.filter((one) => one.currency === currency);
  const [ofPoints, ofGrowth] = [of('points'), of('growth')];
  if (ofPoints.length > 0)
    await clawBackAll(
      tx,
      writer,
      ofPoints.map((one) => ({
        ...toReversal(one),
        points: one.amount,
        mode: one.policy.partial,
        arrearsLimit: one.policy.arrearsLimit,
      })),
    );
  if (ofGrowth.length > 0)
    await reverseGrowth(
      tx,
      writer,
      ofGrowth.map((one) => ({ ...toReversal(one), growth: one.amount })),
    );
};
