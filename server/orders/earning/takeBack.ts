/** Takes points and growth back. */
import type { ReturnPolicy } from '#contract/members/programme';
import type { Db } from '#db';
import { reverseGrowth } from '../../members/growth/actions.ts';
import { clawBackAll } from '../../members/points/clawBackPoints.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Step } from './rules.ts';

export interface TakenBack extends Pick<
  Step,
  'ruleKey' | 'currency' | 'amount' | 'returnId' | 'isFull'
> {
  memberId: number;
  orderExternalId: string;
  /** Tells the corrections of an order from each other. */
  revision: number;
  policy: ReturnPolicy;
}

const toReversal = ({ memberId, orderExternalId, ruleKey, returnId, revision }: TakenBack) => ({
  memberId,
  earned: { source: 'order' as const, sourceId: orderExternalId, ruleKey },
  cause: {
    source: returnId === null ? ('order' as const) : ('return' as const),
    sourceId: returnId ?? orderExternalId,
    sourceLine: String(revision),
  },
});

/** In their order: each return as if it had arrived alone. */
export const takeBack = async (tx: Db, writer: Writer, taken: readonly TakenBack[]) => {
  const ofPoints = taken.filter(({ currency }) => currency === 'points');
  if (ofPoints.length > 0)
    await clawBackAll(
      tx,
      writer,
      ofPoints.map((one) => ({
        ...toReversal(one),
        points: one.amount,
        mode: one.isFull ? one.policy.full : one.policy.partial,
        arrearsLimit: one.policy.arrearsLimit,
      })),
    );
  const ofGrowth = taken.filter(({ currency }) => currency === 'growth');
  if (ofGrowth.length > 0)
    await reverseGrowth(
      tx,
      writer,
      ofGrowth.map((one) => ({ ...toReversal(one), growth: one.amount })),
    );
};
