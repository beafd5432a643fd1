/** Quotes saved baskets again, to show what a change of terms or settings alters. */
import { asc } from 'drizzle-orm';
import { type CaseResult, SimulationInput } from '#contract/promotions/simulator';
import type { Db } from '#db';
import { promotionCases } from '#db/schema/promotions/promotions';
import { prepared } from '#db/prepared';
import { answerOf } from '../../platform/http/errors.ts';
import type { QuoteContext } from '../quotes/types.ts';
import { simulate } from './simulate.ts';
import { totalIn, figuresOf } from './figures.ts';

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

/** Quotes every case again and compares the result with the saved one. `hasDraft`: a draft is among its promotions. */
export const runCases = async (
  db: Db,
  quoteContext: Omit<QuoteContext, 'at'>,
): Promise<(CaseResult & { hasDraft: boolean })[]> => {
  const results: (CaseResult & { hasDraft: boolean })[] = [];
  for (const { id, name, request, expected } of await casesToRun(db)) {
    const before = totalIn(expected);
    const hasDraft = Boolean(request.input);
    try {
      const figures = figuresOf(
        await simulate(db, quoteContext, SimulationInput.parse(request), 'now'),
      );
      results.push({
        id,
        name,
        hasDraft,
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
        hasDraft,
        before,
        after: null,
        same: false,
        error: String(answer.body.message),
      });
    }
  }
  return results;
};
