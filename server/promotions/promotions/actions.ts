/** Writing promotions: drafts are edited, what has been decided on never; terms that run change by a new revision. */
import type { PromotionInput, RevisionStatus, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { query } from '#db/statements';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { authorOf, UNDECIDED } from '../../platform/approvals/actions.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import {
  promotionEntry,
  type PromotionRow,
  type RevisionRow,
  revisionsOf,
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

/** The revision somebody works on; undefined while nobody does. */
export const openRevisionOf = async (
  tx: Db,
  { id, openRevision }: PromotionRow,
): Promise<RevisionRow | undefined> =>
  openRevision === null
    ? undefined
    : (await revisionsOf(tx, id)).find(({ revision }) => revision === openRevision);

/** Terms that a shopper may have seen keep what makes their figures comparable: a promotion by code stays one. */
const checkChange = (before: Terms, after: Terms) => {
  if (before.trigger !== after.trigger)
    throw invalid({ terms: { trigger: 'promotions.errors.triggerFixed' } });
};

/** Saves the open revision, or opens one beside the terms that hold. */
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
    // Whoever edits becomes the author: nobody approves their own change of somebody's draft.
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
    // Until terms hold, the draft is what the promotion is.
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

const nextRevision = async (tx: Db, id: number) => {
  const [row] = await query<{ last: number }>(
    tx,
    'select max(revision) as last from promotion_revisions where promotion_id = ?',
    [id],
  );
  return (row?.last ?? 0) + 1;
};

/** Moves the window: what dragging a bar does. Terms that hold get a new revision, a draft is changed. */
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

/** Only what nobody was ever offered goes for good. */
export const deletePromotion = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, promotions, id);
  if (row.liveRevision !== null) throw conflict('promotions.errors.used');
  const codes = await query(tx, 'select 1 from coupon_batches where promotion_id = ? limit 1', [
    id,
  ]);
  if (codes.length > 0) throw conflict('promotions.errors.hasCodes');
  await query(tx, 'delete from promotions where id = ?', [id]);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'delete'),
    before: { ...rowOf({ ...row, reason: null }) },
  });
  return row;
};
