/** Changes drafts that refer to a merged category so that they refer to the other category. */
import type { Db } from '#db';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { withCategoryReplaced } from '../../catalog/scopes/references.ts';
import { updateRow } from '../../platform/records/records.ts';
import { loadReferring } from './referringPromotions.ts';

/**
 * Changes drafts that refer to the category `from` so that they refer to `to`. Terms that were submitted or decided on
 * never change: `findApprovedNames` refuses the merge for those that apply, the others keep what they were.
 */
export const repointPromotions = async (tx: Db, from: number, to: number) => {
  const { current, open } = await loadReferring(tx, 'categories', [from]);
  const drafts = open.filter(({ status }) => status === 'draft');
  for (const { revisionId, terms } of drafts)
    await updateRow(tx, promotionRevisions, revisionId, {
      terms: withCategoryReplaced(terms, from, to),
    });
  // While no terms are in force, the promotion shows its draft.
  for (const { id, liveRevision, terms } of current)
    if (liveRevision === null && drafts.some((draft) => draft.id === id))
      await updateRow(tx, promotions, id, { terms: withCategoryReplaced(terms, from, to) });
};
