/** Makes the draft batch for one entry of a plan. */
import type { SeasonalEntry, YearResult } from '#contract/pricing/seasonalPlans';
import { seasonalBatches } from '#db/schema/pricing/seasonalPlans';
import { insertRows } from '#db/bulk';
import type { Context } from '../../platform/http/context.ts';
import { answerOf, conflict } from '../../platform/http/errors.ts';
import { createBatch } from '../priceBatches/drafts.ts';
import { forget, madeBatch } from './madeBatch.ts';
import { batchOf, categoryName, type Plan } from './plannedBatch.ts';

const refusalOf = (error: unknown): string => {
  const answer = answerOf(error);
  if (!answer) throw error;
  const { formula, ...errors } = (answer.body.errors ?? {}) as Record<string, string>;
  return (
    formula ??
    Object.values(errors).find((text) => typeof text === 'string') ??
    String(answer.body.message)
  );
};

export const makeEntry = async (
  context: Context,
  {
    plan,
    entry,
    year,
    window,
  }: {
    plan: Plan;
    entry: SeasonalEntry;
    year: number;
    window: { startsAt: number; endsAt: number };
  },
): Promise<YearResult> => {
  const result = {
    key: entry.key,
    categoryId: entry.categoryId,
    batchId: null,
    items: 0,
    reason: null,
  };
  const named = { planId: plan.id, entryKey: entry.key, year };
  const madeBefore = async (): Promise<YearResult | null> => {
    const [known] = await madeBatch(context.db, named);
    return known
      ? { ...result, outcome: 'already', batchId: known.id, items: known.itemCount }
      : null;
  };
  const before = await madeBefore();
  if (before) return before;
  if (window.endsAt <= context.now()) return { ...result, outcome: 'past' };
  const [category] = await categoryName(context.db, { id: entry.categoryId });
  if (!category)
    return { ...result, outcome: 'refused', reason: 'categories.errors.unknownCategory' };
  try {
    const made = await createBatch(
      context,
      batchOf(plan, entry, year, category.name, window),
      async (tx, batchId) => {
        // Someone else may have made a batch meanwhile; one that was deleted does not count.
        if ((await madeBatch(tx, named)).length > 0) throw conflict('seasonalPlans.errors.already');
        await forget(tx, named);
        await insertRows(tx, seasonalBatches, [{ ...named, batchId }]);
      },
    );
    return { ...result, outcome: 'made', batchId: made.id, items: made.itemCount };
  } catch (error) {
    const reason = refusalOf(error);
    // Another request made the batch at the same time.
    const meanwhile = await madeBefore();
    if (meanwhile) return meanwhile;
    return {
      ...result,
      outcome: reason === 'priceBatches.errors.nothingChanges' ? 'nothing' : 'refused',
      reason,
    };
  }
};
