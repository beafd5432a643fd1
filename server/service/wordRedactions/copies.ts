/** Where the same words were written along: what a case settled goes on in its refund, and reasons are in the log. */
import { and, eq, inArray, or } from 'drizzle-orm';
import { NO_WORDS } from '#contract/service/wordRedactions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { activities } from '#db/schema/platform/activities';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { exchanges } from '#db/schema/service/exchanges';
import { refundLines, refunds } from '#db/schema/service/refunds';
import { returnCases } from '#db/schema/service/returnCases';
import { findRow, updateRow } from '../../platform/records/records.ts';
import type { WordPlace } from './parts.ts';

const caseOfRefund = prepared({ refundId: caseRefunds.refundId }, (q, { refundId }) =>
  q
    .select({ caseId: caseRefunds.caseId })
    .from(caseRefunds)
    .where(eq(caseRefunds.refundId, refundId)),
);
const refundsOfCase = prepared({ caseId: caseRefunds.caseId }, (q, { caseId }) =>
  q.select({ id: caseRefunds.refundId }).from(caseRefunds).where(eq(caseRefunds.caseId, caseId)),
);
const linesWith = prepared(
  { ids: many(refundLines.refundId), reason: refundLines.reason },
  (q, { ids, reason }) =>
    q
      .select({ id: refundLines.id, refundId: refundLines.refundId })
      .from(refundLines)
      .where(and(inArray(refundLines.refundId, ids), eq(refundLines.reason, reason))),
);
const claimOf = prepared({ caseId: returnCases.caseId }, (q, { caseId }) =>
  q
    .select({ id: returnCases.id, deductions: returnCases.deductions })
    .from(returnCases)
    .where(eq(returnCases.caseId, caseId)),
);
const entriesWith = prepared(
  {
    resource: activities.resource,
    ids: many(activities.recordId),
    reason: activities.reason,
  },
  (q, { resource, ids, reason }) =>
    q
      .select({ id: activities.id })
      .from(activities)
      .where(
        and(
          eq(activities.resource, resource),
          inArray(activities.recordId, ids),
          eq(activities.reason, reason),
        ),
      ),
);

/** The case of a refund, or of a case itself, with the refunds that it granted. */
const familyOf = async (tx: Db, { resource, recordId }: WordPlace) => {
  if (resource === 'tickets') return { caseIds: [], refundIds: [] };
  const caseIds =
    resource === 'cases'
      ? [recordId]
      : (await caseOfRefund(tx, { refundId: recordId })).map(({ caseId }) => caseId);
  const granted: number[] = [];
  for (const caseId of caseIds)
    granted.push(...(await refundsOfCase(tx, { caseId })).map(({ id }) => id));
  const refundIds = resource === 'refunds' ? [...new Set([recordId, ...granted])] : granted;
  return { caseIds, refundIds };
};

/** The parts of refunds in which the same words stand: a deduction goes from the case into each of its refunds. */
export const findCopies = async (tx: Db, place: WordPlace, words: string): Promise<WordPlace[]> => {
  const { refundIds } = await familyOf(tx, place);
  const copies: WordPlace[] = [];
  for (const { id, refundId } of await linesWith(tx, { ids: refundIds, reason: words }))
    copies.push({ resource: 'refunds', recordId: refundId, part: 'line', partId: id });
  for (const id of refundIds)
    if ((await findRow(tx, refunds, id))?.note === words)
      copies.push({ resource: 'refunds', recordId: id, part: 'note', partId: null });
  return copies.filter(
    ({ recordId, part, partId }) =>
      recordId !== place.recordId || part !== place.part || partId !== place.partId,
  );
};

/** A deduction keeps its amount. It has to give a reason, of which a dash is left. */
const clearDeductions = async (tx: Db, caseId: number, words: string): Promise<void> => {
  const [claim] = await claimOf(tx, { caseId });
  if (!claim?.deductions.some(({ reason }) => reason === words)) return;
  const deductions = claim.deductions.map((one) =>
    one.reason === words ? { ...one, reason: NO_WORDS } : one,
  );
  await updateRow(tx, returnCases, claim.id, { deductions });
};

const partsWith = prepared(
  {
    caseIds: many(exchanges.caseId),
    refundIds: many(exchanges.partRefundId),
    why: exchanges.partWhy,
  },
  (q, { caseIds, refundIds, why }) =>
    q
      .select({ id: exchanges.id })
      .from(exchanges)
      .where(
        and(
          or(inArray(exchanges.caseId, caseIds), inArray(exchanges.partRefundId, refundIds)),
          eq(exchanges.partWhy, why),
        ),
      ),
);

/** Takes the words out of the log of the records, and out of what a case has settled. */
export const clearAlong = async (tx: Db, place: WordPlace, words: string): Promise<void> => {
  const { caseIds, refundIds } = await familyOf(tx, place);
  for (const caseId of caseIds) await clearDeductions(tx, caseId, words);
  for (const { id } of await partsWith(tx, { caseIds, refundIds, why: words }))
    await updateRow(tx, exchanges, id, { partWhy: NO_WORDS });
  const logged = {
    tickets: place.resource === 'tickets' ? [place.recordId] : [],
    cases: caseIds,
    refunds: refundIds,
  };
  for (const [resource, ids] of Object.entries(logged))
    for (const { id } of await entriesWith(tx, { resource, ids: ids.map(String), reason: words }))
      await updateRow(tx, activities, id, { reason: null });
};
