/** Edits promotions. A draft is edited in place; terms in force are changed by a new revision. */
import type { PromotionInput, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { recordEdit } from '../../platform/activities/record.ts';
import { authorOf, UNDECIDED } from '../../platform/approvals/actions.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { completeTerms } from '../terms/rules.ts';
import { promotionEntry, rowOf } from './record.ts';
import { checkReferences } from './checkReferences.ts';
import { loadOpenRevision, nextRevision, revisionOf } from './revisions.ts';

/** Terms that were in force keep their trigger, so that figures stay comparable. */
const checkChange = (before: Terms, after: Terms) => {
  if (before.trigger !== after.trigger)
    throw invalid({ terms: { trigger: 'promotions.errors.triggerFixed' } });
};

/** Saves the open revision, or creates a new one while the terms in force do not change. */
export const editPromotion = async (
  tx: Db,
  sentBy: Writer,
  id: number,
  { version, ...input }: PromotionInput & { version?: number },
) => {
  const row = await getRow(tx, promotions, id);
  const writer = writerAfter(sentBy, row.updatedAt);
  checkVersion(row, version);
  if (row.archivedAt !== null) throw conflict('promotions.errors.archived');
  await checkReferences(tx, writer, input);
  if (row.liveRevision !== null) checkChange(row.terms, input.terms);
  const open = await loadOpenRevision(tx, row);
  if (open?.status === 'approved') throw conflict('promotions.errors.approvedForLater');
  const revision = open?.revision ?? (row.liveRevision ?? 0) + 1;
  const number = open ? revision : Math.max(revision, await nextRevision(tx, id));
  const values = revisionOf(writer, id, number, input);
  if (open) {
    // Everyone who edits becomes an author, so that nobody can approve their own change to another person's draft.
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
    // While no terms are in force, the promotion shows the draft.
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
      ...completeTerms(before.terms),
    },
    after: { name: input.name, labels: input.labels, campaignId: input.campaignId, ...input.terms },
    reason: input.reason,
  });
};
