/** A plan's year: one draft batch per entry. */
import { BatchInput } from '#contract/pricing/priceBatches';
import type { SeasonalEntry, YearResult } from '#contract/pricing/seasonalPlans';
import { seasonalBatches, seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { insertRows } from '#db/bulk';
import { statement } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { answerOf, conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { createBatch } from '../priceBatches/propose.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { windowOf } from './rules.ts';

/** Batches an entry became, without those deleted since. */
const madeBatch = statement<{ id: number; item_count: number }>(
  `select b.id, b.item_count from seasonal_batches s join price_batches b on b.id = s.batch_id
   where s.plan_id = ? and s.entry_key = ? and s.year = ?`,
);
const forget = statement(
  'delete from seasonal_batches where plan_id = ? and entry_key = ? and year = ?',
);
const categoryName = statement<{ name: string }>('select name from categories where id = ?');

type Plan = typeof seasonalPlans.$inferSelect;
const MAX_NAME = 120;

const batchOf = (
  plan: Plan,
  entry: SeasonalEntry,
  year: number,
  category: string,
  window: { startsAt: number; endsAt: number },
) =>
  BatchInput.parse({
    name: `${plan.name} ${year} · ${category}`.slice(0, MAX_NAME).trim(),
    listId: entry.listId,
    formula: entry.formula,
    rounding: entry.rounding,
    filter: { categoryId: entry.categoryId },
    startsAt: window.startsAt,
    endsAt: window.endsAt,
    // A draft must come about; what is raised to the floor is told row by row.
    request: { belowFloor: 'raise', conflicts: 'refuse' },
  });

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

const makeEntry = async (
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
  const madeBefore = async (): Promise<YearResult | null> => {
    const [known] = await madeBatch(context.db, plan.id, entry.key, year);
    return known
      ? { ...result, outcome: 'already', batchId: known.id, items: known.item_count }
      : null;
  };
  const before = await madeBefore();
  if (before) return before;
  if (window.endsAt <= context.now()) return { ...result, outcome: 'past' };
  const [category] = await categoryName(context.db, entry.categoryId);
  if (!category)
    return { ...result, outcome: 'refused', reason: 'categories.errors.unknownCategory' };
  try {
    const made = await createBatch(
      context,
      batchOf(plan, entry, year, category.name, window),
      async (tx, batchId) => {
        // Somebody else may have planned it meanwhile; a deleted batch makes room.
        if ((await madeBatch(tx, plan.id, entry.key, year)).length > 0)
          throw conflict('seasonalPlans.errors.already');
        await forget(tx, plan.id, entry.key, year);
        await insertRows(tx, seasonalBatches, [
          { planId: plan.id, entryKey: entry.key, year, batchId },
        ]);
      },
    );
    return { ...result, outcome: 'made', batchId: made.id, items: made.itemCount };
  } catch (error) {
    const reason = refusalOf(error);
    // Somebody else made it at the same time.
    const meanwhile = await madeBefore();
    if (meanwhile) return meanwhile;
    return {
      ...result,
      outcome: reason === 'priceBatches.errors.nothingChanges' ? 'nothing' : 'refused',
      reason,
    };
  }
};

/** Makes the draft batches of a year; what was made before stays, and what cannot be made says why. */
export const makeYear = async (
  context: Context,
  id: number,
  year: number,
): Promise<YearResult[]> => {
  const plan = await getRow(context.db, seasonalPlans, id);
  if (plan.archivedAt !== null) throw conflict('seasonalPlans.errors.archived');
  const writer = await writerOf(context);
  const results: YearResult[] = [];
  for (const entry of plan.entries) {
    const window = windowOf(entry, year, writer.settings.timeZone);
    results.push(await makeEntry(context, { plan, entry, year, window }));
  }
  const made = results.filter(({ outcome }) => outcome === 'made').length;
  if (made > 0)
    await context.transaction((tx) =>
      recordActivity(tx, {
        actor: writer.actor,
        at: writer.now,
        resource: 'seasonalPlans',
        recordId: id,
        recordName: plan.name,
        verb: 'planYear',
        after: { year, batches: made },
      }),
    );
  return results;
};
