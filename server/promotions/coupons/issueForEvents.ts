/** Issues codes of the batches that an event triggers. */
import { and, getTableColumns, isNull, like } from 'drizzle-orm';
import type { LevelFacts } from '#contract/platform/audiences';
import type { IssueEvent } from '#contract/promotions/coupons/issuing';
import { containsLevel } from '#rules/platform/audiences';
import { isWithdrawnCause, whyNotGiven } from '#rules/promotions/coupons';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { openLevels } from '../../members/levels/load.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadGivenPromotions } from './issuable.ts';
import { codesOfMember, issueOne } from './issueOne.ts';
import type { BatchRow } from './record.ts';

const batchesWithEvent = prepared({}, (q) =>
  q
    .select(getTableColumns(couponBatches))
    .from(couponBatches)
    .where(and(isNull(couponBatches.revokedAt), like(couponBatches.claim, '%"event":"%'))),
);

/** From when on events count for a batch: from its start, or else from its creation. */
const countsFrom = ({ validFrom, createdAt }: BatchRow) => validFrom ?? createdAt;

export interface Happened {
  memberId: number;
  event: IssueEvent;
  at: number;
  /** Of what is given once for each batch: what it is given for. */
  cause?: string;
  /** The level that batches for some levels ask for; by default the member's level then. */
  level?: LevelFacts;
}

/**
 * Issues codes of the batches that an event triggers, to members of the levels that the batch is for; a member gets at most
 * as many as the batch allows. What happened before a batch began counts for nothing, however late its message arrives.
 */
export const issueForHappened = async (
  tx: Db,
  writer: Writer,
  happened: readonly Happened[],
): Promise<void> => {
  if (happened.length === 0) return;
  const known = await batchesWithEvent(tx);
  if (known.length === 0) return;
  const promotionOf = await loadGivenPromotions(tx, known);
  const batches = known.filter(
    (batch) => whyNotGiven(batch, promotionOf(batch), writer.now) === null,
  );
  if (batches.length === 0) return;
  const levelOf = await openLevels(
    tx,
    happened.map(({ memberId }) => memberId),
  );
  for (const batch of batches) {
    for (const { memberId, event, at, cause = null, level } of happened) {
      if (event !== batch.claim.event || at < countsFrom(batch)) continue;
      // Of the time before members registered nothing is known.
      const then = levelOf(memberId, event === 'registration' ? writer.now : at);
      const levelThen = level ? { ...level, segments: then.segments ?? [] } : then;
      if (!containsLevel(batch.claim, levelThen)) continue;
      const held = (await codesOfMember(tx, { memberId, batchId: batch.id })).filter(
        (code) => !isWithdrawnCause(code.cause),
      );
      if (held.length >= batch.claim.perMember) continue;
      if (cause !== null && held.some((code) => code.cause === cause)) continue;
      // The event is written even when no code is left.
      if (!(await issueOne(tx, writer, batch, promotionOf(batch), memberId, 'event', cause))) break;
    }
  }
};

/** Only events that the store sends count; imported ones happened in the past. */
export const issueForEvents = async (
  tx: Db,
  writer: Writer,
  happened: readonly Happened[],
): Promise<void> => {
  if (writer.actor.kind === 'key') await issueForHappened(tx, writer, happened);
};
