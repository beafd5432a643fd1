/** One write of points alone, as tests make it; the server writes those of many orders together. */
import type { Db } from '#db';
import { type Capture, captureAllHolds } from '#server/members/points/captureHolds';
import { clawBackAll, type Reversal } from '#server/members/points/clawBackPoints';
import { type Activation, activateAllLots } from '#server/members/points/creditPoints';
import { holdAllPoints, type Holding, releaseAllHolds } from '#server/members/points/holdPoints';
import type { HoldKey } from '#server/members/points/loadHolds';
import { openLedger } from '#server/members/points/openLedger';
import { forfeit } from '#server/members/points/plan/forfeit';
import { orRefuse } from '#server/members/points/spendPoints';
import type { Writer } from '#server/platform/records/writer';

/** Refused with 409 where the points are not enough. */
export const holdPoints = async (tx: Db, writer: Writer, one: Holding) =>
  orRefuse((await holdAllPoints(tx, writer, [one]))[0], one.points);
export const captureHold = async (tx: Db, writer: Writer, one: Capture) =>
  orRefuse((await captureAllHolds(tx, writer, [one]))[0], 0);
export const releaseHold = (tx: Db, writer: Writer, one: HoldKey) =>
  releaseAllHolds(tx, writer, [one]);

export const activateLots = (tx: Db, writer: Writer, one: Activation) =>
  activateAllLots(tx, writer, [one]);
export const clawBack = async (tx: Db, writer: Writer, one: Reversal) => {
  const [reversed] = await clawBackAll(tx, writer, [one]);
  if (!reversed) throw new Error('There is an outcome for each reversal');
  return reversed;
};

/** What can be spent is cleared at once, as time does it to a member who was inactive for long. */
export const clearPoints = async (tx: Db, writer: Writer, memberId: number, sourceId: string) => {
  const ledger = await openLedger(tx, writer, [memberId]);
  const entry = {
    source: 'inactivity',
    sourceId,
    sourceLine: '',
    occurredAt: writer.now,
    reason: null,
    detail: null,
  } as const;
  ledger.keep(
    ledger.plansOf(memberId).map((record) => ({
      memberId: record.memberId,
      plan: forfeit(record.plan, entry, writer.now).plan,
    })),
  );
  await ledger.write();
};
