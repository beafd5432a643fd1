/** Baskets with the answer they once got: run again, they tell what a change of terms or settings would break. */
import { type CaseResult, type PromotionCaseInput } from '#contract/promotions/promotions';
import { SimulationInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { promotionCases } from '#db/schema/promotions/promotions';
import { query } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import { answerOf, invalid } from '../../platform/http/errors.ts';
import { decodeRows } from '../../platform/lists/list.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Asked } from '../quotes/quote.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { simulate } from './simulate.ts';

type CaseRow = typeof promotionCases.$inferSelect;

/** What of an answer must stay: what is paid for each line and delivery. */
const figuresOf = (quote: Awaited<ReturnType<typeof simulate>>) => ({
  total: quote.totals.total,
  discount: quote.totals.discount,
  lines: quote.lines.map(({ id, paid }) => ({ id, paid })),
  shipping: quote.shipping.map(({ method, paid }) => ({ method, paid })),
  gifts: quote.gifts.map(({ variantId, quantity }) => ({ variantId, quantity })),
});

/** Keeps a basket with today's answer. Its instant is fixed, so that time alone changes nothing. */
export const createCase = async (
  tx: Db,
  writer: Writer,
  place: Omit<Asked, 'at'>,
  { name, request }: PromotionCaseInput,
) => {
  const parsed = SimulationInput.safeParse({ ...request, at: request.at ?? writer.now });
  if (!parsed.success) throw invalid({ request: 'promotions.errors.badCase' });
  const expected = figuresOf(await simulate(tx, place, parsed.data));
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
  await query(tx, 'delete from promotion_cases where id = ?', [id]);
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

const totalIn = (figures: Record<string, unknown>) =>
  typeof figures.total === 'number' ? figures.total : null;

/** Every case again, each against what it once answered. */
export const runCases = async (db: Db, place: Omit<Asked, 'at'>): Promise<CaseResult[]> => {
  const rows = decodeRows<CaseRow>(
    promotionCases,
    await query(
      db,
      'select id, name, request, expected from promotion_cases order by id limit 500',
    ),
  );
  const results: CaseResult[] = [];
  for (const { id, name, request, expected } of rows) {
    const before = totalIn(expected);
    try {
      const figures = figuresOf(await simulate(db, place, SimulationInput.parse(request)));
      results.push({
        id,
        name,
        before,
        after: figures.total,
        same: JSON.stringify(figures) === JSON.stringify(expected),
      });
    } catch (error) {
      const answer = answerOf(error);
      if (!answer) throw error;
      results.push({
        id,
        name,
        before,
        after: null,
        same: false,
        error: String(answer.body.message),
      });
    }
  }
  return results;
};
