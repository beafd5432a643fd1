/** Creates a promotion with its first draft. */
import type { PromotionInput } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { recordActivity } from '../../platform/activities/record.ts';
import { authorOf } from '../../platform/approvals/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { promotionEntry, rowOf } from './record.ts';
import { checkReferences } from './checkReferences.ts';
import { revisionOf } from './revisions.ts';

export const createPromotion = async (
  tx: Db,
  writer: Writer,
  input: PromotionInput,
): Promise<number> => {
  await checkReferences(tx, writer, input);
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
