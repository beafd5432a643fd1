/** Stores a new batch with its rows as a draft. */
import type { BatchInput } from '#contract/pricing/priceBatches';
import { message } from '#shared/fields';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { recordActivity } from '../../platform/activities/record.ts';
import { authorOf } from '../../platform/approvals/actions.ts';
import { HttpError, invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Evaluation } from './evaluate.ts';
import { batchEntry } from './record.ts';
import { figuresOf, insertItems } from './draftItems.ts';

/** Refuses a batch that changes nothing, or that goes below the floor without permission. */
export const checkProposal = (
  { summary }: Evaluation,
  { request: { belowFloor } }: Pick<BatchInput, 'request'>,
) => {
  if (summary.changing === 0) throw invalid({ formula: 'priceBatches.errors.nothingChanges' });
  if (belowFloor === 'refuse' && summary.belowFloor > 0) {
    throw new HttpError(422, 'ra.message.invalid_form', {
      errors: {
        request: {
          belowFloor: message('priceBatches.errors.belowFloor', {
            smart_count: summary.belowFloor,
          }),
        },
      },
      summary,
    });
  }
};

/** The stored terms of a draft; entered prices are stored in its rows. */
export type DraftTerms = Omit<BatchInput, 'figures'>;

/** Stores evaluated rows as a draft, in the caller's transaction. Returns its id. */
export const insertBatch = async (
  tx: Db,
  writer: Writer,
  terms: DraftTerms,
  evaluation: Evaluation,
) => {
  const row = {
    ...terms,
    ...figuresOf(evaluation.summary),
    ...authorOf(writer),
    status: 'draft' as const,
    computedAt: writer.now,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [made = 0] = await insertRows(tx, priceBatches, [row], { returning: true });
  await insertItems(tx, made, evaluation);
  const { itemCount, listId, startsAt, endsAt } = row;
  await recordActivity(tx, {
    ...batchEntry(writer, { id: made, name: terms.name }, 'create'),
    after: { itemCount, listId, startsAt, endsAt, formula: terms.formula },
  });
  return made;
};
