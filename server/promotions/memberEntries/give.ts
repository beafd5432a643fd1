/** Gives what an entry won: points through the ledger, codes through their batch. */
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { expiresAt } from '../../members/earnRules/dates.ts';
import { creditPoints } from '../../members/points/creditPoints.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkIssuable, loadGivenPromotions } from '../coupons/issuable.ts';
import { issueOne } from '../coupons/issueOne.ts';
import type { MemberActivityRow } from '../memberActivities/record.ts';

/** What is given: points, a code, both or nothing. */
export interface Value {
  points: number | null;
  batchId: number | null;
}

/** The code that was issued; null where none is to be given. */
export const giveCode = async (
  tx: Db,
  writer: Writer,
  { batchId }: Value,
  memberId: number,
): Promise<number | null> => {
  if (batchId === null) return null;
  const batch = await getRow(tx, couponBatches, batchId);
  const promotion = (await loadGivenPromotions(tx, [batch]))(batch);
  checkIssuable(batch, promotion, writer.now, true);
  const issued = await issueOne(tx, writer, batch, promotion, memberId, 'activity');
  if (!issued) throw conflict('memberEntries.errors.limits.codes');
  return issued.couponId;
};

/** They lapse as the programme in force then says, as what members earn by its rules. */
export const givePoints = async (
  tx: Db,
  writer: Writer,
  { id, code, names }: Pick<MemberActivityRow, 'id' | 'code' | 'names'>,
  entry: { id: number; memberId: number; points: number; occurredAt: number },
): Promise<void> => {
  const { memberId, points, occurredAt } = entry;
  const programme = await loadProgramme(tx, occurredAt);
  const { timeZone } = writer.settings;
  await creditPoints(tx, writer, [
    {
      memberId,
      type: 'earn',
      points,
      source: 'activity',
      sourceId: String(entry.id),
      programmeNumber: programme?.number ?? null,
      occurredAt,
      availableAt: occurredAt,
      expiresAt: programme ? expiresAt(programme.terms.expiry, null, occurredAt, timeZone) : null,
      detail: { activityId: id, activity: code, names },
    },
  ]);
};
