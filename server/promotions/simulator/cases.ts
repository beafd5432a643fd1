/** Saved baskets with the answer of that day: run again, they show what a change of terms or settings alters. */
import { asc } from 'drizzle-orm';
import { type CaseResult, type PromotionCaseInput } from '#contract/promotions/promotions';
import { SimulationInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { promotionCases } from '#db/schema/promotions/promotions';
import { prepared } from '#db/prepared';
import { recordActivity } from '../../platform/activities/record.ts';
import { answerOf, invalid } from '../../platform/http/errors.ts';
import { deleteRow, getRow } from '../../platform/records/records.ts';
import type { QuoteContext } from '../quotes/quote.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { simulate } from './simulate.ts';

/** The part of an answer that is compared: what is paid for each line and delivery, and gifts. */
const figuresOf = (quote: Awaited<ReturnType<typeof simulate>>) => ({
  total: quote.totals.total,
  discount: quote.totals.discount,
  lines: quote.lines.map(({ id, paid }) => ({ id, paid })),
  shipping: quote.shipping.map(({ method, paid }) => ({ method, paid })),
  gifts: quote.gifts.map(({ variantId, quantity }) => ({ variantId, quantity })),
});

/** Saves a basket with today's answer. Its instant is fixed, so that time alone changes nothing. */
export const createCase = async (
  tx: Db,
  writer: Writer,
  quoteContext: Omit<QuoteContext, 'at'>,
  { name, request }: PromotionCaseInput,
) => {
  const parsed = SimulationInput.safeParse({ ...request, at: request.at ?? writer.now });
  if (!parsed.success) throw invalid({ request: 'promotions.errors.badCase' });
  const expected = figuresOf(await simulate(tx, quoteContext, parsed.data));
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

const totalIn = (figures: Record<string, unknown>) =>
  typeof figures.total === 'number' ? figures.total : null;

const casesToRun = prepared({}, (q) =>
  q
    .select({
      id: promotionCases.id,
      name: promotionCases.name,
      request: promotionCases.request,
      expected: promotionCases.expected,
    })
    .from(promotionCases)
    .orderBy(asc(promotionCases.id))
    .limit(500),
);

/** Runs every case again and compares each answer with the saved one. */
export const runCases = async (
  db: Db,
  quoteContext: Omit<QuoteContext, 'at'>,
): Promise<CaseResult[]> => {
  const results: CaseResult[] = [];
  for (const { id, name, request, expected } of await casesToRun(db)) {
    const before = totalIn(expected);
    try {
      const figures = figuresOf(await simulate(db, quoteContext, SimulationInput.parse(request)));
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
