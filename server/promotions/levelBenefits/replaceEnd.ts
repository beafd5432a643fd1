/** Gives a promotion of the members' programme another end, where a version begins or is withdrawn. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { promotionRevisions } from '#db/schema/promotions/promotions';
import { recordActivity } from '../../platform/activities/record.ts';
import { decidedBy } from '../../platform/approvals/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { putInForce } from '../promotions/publish.ts';
import { type PromotionRow, promotionEntry } from '../promotions/record.ts';
import { nextRevision, revisionOf } from '../promotions/revisions.ts';
import { settlePromotion, tellTerms } from '../promotions/tellPromotion.ts';

/** Null for no end. The terms in force are never changed: a new version of them takes over at once. */
export const replaceEnd = async (
  tx: Db,
  writer: Writer,
  row: PromotionRow,
  endsAt: number | null,
): Promise<void> => {
  const { id, name, labels, campaignId } = row;
  const terms = { ...row.terms, endsAt };
  const values = {
    ...revisionOf(writer, id, await nextRevision(tx, id), {
      name,
      labels,
      campaignId,
      terms,
      reason: null,
    }),
    ...decidedBy(writer),
    liveFrom: writer.now,
  };
  const [revisionId = 0] = await insertRows(tx, promotionRevisions, [values], { returning: true });
  await settlePromotion(tx, id, writer.now - 1, writer.now);
  const after = await putInForce(tx, row, { id: revisionId, ...values }, writer.now);
  await tellTerms(tx, writer.now, row, after, writer.now);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'revise'),
    before: { endsAt: row.endsAt },
    after: { endsAt },
  });
};
