/** Saves baskets with their current quote, and deletes them. */
import { type PromotionCaseInput, SimulationInput } from '#contract/promotions/simulator';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { promotionCases } from '#db/schema/promotions/promotions';
import { recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { deleteRow, getRow } from '../../platform/records/records.ts';
import type { QuoteContext } from '../quotes/types.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { simulate } from './simulate.ts';
import { figuresOf } from './figures.ts';

/** Saves a basket with its current quote. Its instant is fixed, so that the quote does not change with time. */
export const createCase = async (
  tx: Db,
  writer: Writer,
  quoteContext: Omit<QuoteContext, 'at'>,
  { name, request }: PromotionCaseInput,
) => {
  const parsed = SimulationInput.safeParse({ ...request, at: request.at ?? writer.now });
  if (!parsed.success) throw invalid({ request: 'promotions.errors.badCase' });
  const expected = figuresOf(await simulate(tx, quoteContext, parsed.data, 'now'));
  const row = {
    name,
    request: parsed.data as Record<string, unknown>,
    expected,
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, promotionCases, [row], { returning: true });
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'promotionCases',
    recordId: id,
    recordName: name,
    verb: 'create',
  });
  return getRow(tx, promotionCases, id);
};

export const deleteCase = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, promotionCases, id);
  await deleteRow(tx, promotionCases, id);
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'promotionCases',
    recordId: id,
    recordName: row.name,
    verb: 'delete',
    before: { name: row.name },
  });
  return row;
};
