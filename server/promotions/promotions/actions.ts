/**
 * Creates, edits, reschedules and deletes promotions. A draft is edited in place; terms that were decided on never change,
 * terms in force change by a new revision.
 */
import { eq, max } from 'drizzle-orm';
import type { PromotionInput, RevisionStatus, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { authorOf, UNDECIDED } from '../../platform/approvals/actions.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import {
  loadRevisions,
  promotionEntry,
  type PromotionRow,
  type RevisionRow,
  rowOf,
} from './record.ts';
import { checkReferences } from './references.ts';

const revisionOf = (
  writer: Writer,
  promotionId: number,
  revision: number,
  { reason, ...input }: PromotionInput,
) => ({
  promotionId,
  revision,
  status: 'draft' as RevisionStatus,
  name: input.name,
  labels: input.labels,
  campaignId: input.campaignId,
  terms: input.terms,
  reason,
  ...authorOf(writer),
  authorIds: [authorOf(writer).authorId],
  createdAt: writer.now,
});

export const createPromotion = async (
  tx: Db,
  writer: Writer,
  input: PromotionInput,
): Promise<number> => {
  await checkReferences(tx, input);
  const row = {
    ...rowOf(input),
    ...authorOf(writer),
    openRevision: 1,
    openStatus: 'draft' as const,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, promotions, [row], { returning: true });
  await insertRows(tx, promotionRevisions, [revisionOf(writer, id, 1, input)]);
  await recordActivity(tx, {
    ...promotionEntry(writer, { id, name: input.name }, 'create'),
    after: { ...rowOf(input) },
  });
  return id;
};

/** The revision that is being worked on; undefined where there is none. */
export const openRevisionOf = async (
  tx: Db,
  { id, openRevision }: PromotionRow,
): Promise<RevisionRow | undefined> =>
  openRevision === null
    ? undefined
    : (await loadRevisions(tx, id)).find(({ revision }) => revision === openRevision);

/** Terms that were in force keep their trigger, so that figures stay comparable: a promotion by code stays one. */
const checkChange = (before: Terms, after: Terms) => {
  if (before.trigger !== after.trigger)
    throw invalid({ terms: { trigger: 'promotions.errors.triggerFixed' } });
};

/** Saves the open revision, or opens a new one while the terms in force stay. */
export const editPromotion = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: PromotionInput & { version?: number },
) => {
  const row = await getRow(tx, promotions, id);
  checkVersion(row, version);
  if (row.archivedAt !== null) throw conflict('promotions.errors.archived');
  await checkReferences(tx, input);
  if (row.liveRevision !== null) checkChange(row.terms, input.terms);
  const open = await openRevisionOf(tx, row);
  const revision = open?.revision ?? (row.liveRevision ?? 0) + 1;
  const number = open ? revision : Math.max(revision, await nextRevision(tx, id));
  const values = revisionOf(writer, id, number, input);
  if (open) {
    // Whoever edits becomes an author: nobody approves their own change to another person's draft.
    const { createdAt: _, promotionId: __, ...saved } = values;
    const authorIds = [...new Set([...open.authorIds, ...saved.authorIds])];
    await updateRow(tx, promotionRevisions, open.id, {
      ...saved,
      authorIds,
      ...UNDECIDED,
      decision: null,
    });
  } else await insertRows(tx, promotionRevisions, [values]);
  await updateRow(tx, promotions, id, {
    // Until any terms are in force, the promotion shows the draft.
    ...(row.liveRevision === null && { ...rowOf(input), ...authorOf(writer) }),
    openRevision: number,
    openStatus: 'draft',
    updatedAt: writer.now,
    version: row.version + 1,
  });
  const before = open ?? row;
  await recordEdit(tx, {
    ...promotionEntry(writer, { id, name: input.name }, open ? 'edit' : 'revise'),
    before: {
      name: before.name,
      labels: before.labels,
      campaignId: before.campaignId,
      ...before.terms,
    },
    after: { name: input.name, labels: input.labels, campaignId: input.campaignId, ...input.terms },
    reason: input.reason,
  });
};

const lastRevision = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .select({ last: max(promotionRevisions.revision) })
    .from(promotionRevisions)
    .where(eq(promotionRevisions.promotionId, id)),
);
const nextRevision = async (tx: Db, id: number) =>
  ((await lastRevision(tx, { id }))[0]?.last ?? 0) + 1;

/** Moves the window (dragging a bar in the calendar). Terms in force get a new revision, a draft is changed. */
export const reschedulePromotion = async (
  tx: Db,
  writer: Writer,
  id: number,
  { startsAt, endsAt, version }: { startsAt: number; endsAt: number | null; version?: number },
) => {
  const row = await getRow(tx, promotions, id);
  checkVersion(row, version);
  const open = await openRevisionOf(tx, row);
  const { name, labels, campaignId, terms } = open ?? row;
  if (endsAt !== null && endsAt <= startsAt)
    throw invalid({ endsAt: 'promotions.errors.endsBeforeStart' });
  await editPromotion(tx, writer, id, {
    name,
    labels,
    campaignId,
    reason: open?.reason ?? null,
    terms: { ...terms, startsAt, endsAt },
  });
};

const anyBatch = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .select({ id: couponBatches.id })
    .from(couponBatches)
    .where(eq(couponBatches.promotionId, id))
    .limit(1),
);

/** Only a promotion that was never in force and has no codes can be deleted. */
export const deletePromotion = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, promotions, id);
  if (row.liveRevision !== null) throw conflict('promotions.errors.used');
  if ((await anyBatch(tx, { id })).length > 0) throw conflict('promotions.errors.hasCodes');
  await deleteRow(tx, promotions, id);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'delete'),
    before: { ...rowOf({ ...row, reason: null }) },
  });
  return row;
};
