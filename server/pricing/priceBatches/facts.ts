/**
 * The facts of each variant that a batch's formula and checks need: price, cost, guards and competitors. Written by
 * hand: a hundred thousand variants are read in steps, each column as one array.
 */
import type { PriceFilter } from '#contract/pricing/priceBatches';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { cell } from '#db/columns';
import type { GuardsOf } from '../guards/load.ts';
import { guardsOfVariant } from '../guards/rules.ts';
import { isInState } from './filter.ts';
import type { RowFacts } from './rowFacts.ts';
import { READ_STEP } from './steps.ts';
import { type Step, stepReader } from './factSteps.ts';
import { loadLasting } from './loadLasting.ts';
import type { FactsQuery } from './factsQuery.ts';
import { plannedVariants } from './plannedVariants.ts';

/** Divides a filter that names more variants than fit in one step, in the order of their ids. */
const slicesOf = (filter: PriceFilter): PriceFilter[] => {
  if (!filter.variantIds || filter.variantIds.length <= READ_STEP) return [filter];
  const ids = [...filter.variantIds].sort((a, b) => a - b);
  return Array.from({ length: Math.ceil(ids.length / READ_STEP) }, (_, index) => ({
    ...filter,
    variantIds: ids.slice(index * READ_STEP, (index + 1) * READ_STEP),
  }));
};

/** What is known of variants beyond the columns of a step. */
interface Known {
  planned: Set<number>;
  lasting: Map<number, number>;
  /** The end of the batch. */
  endsAt: number;
}

/** One row of a step. A plain object, because a hundred thousand of them are created. */
const factsAt = (
  step: Step,
  index: number,
  variantId: number,
  guardsOf: GuardsOf,
  { planned, lasting, endsAt }: Known,
): RowFacts => {
  const own = {
    cost: cell(step, 'cost', index),
    minPrice: cell(step, 'min_price', index),
    minMarginBps: cell(step, 'min_margin_bps', index),
  };
  const { cost, minPrice, minMarginBps } = guardsOfVariant(
    own,
    guardsOf(cell(step, 'category_id', index)),
  );
  const ownAmount = cell(step, 'own_amount', index);
  const ownEndsAt = cell(step, 'own_ends_at', index);
  return {
    variantId,
    cost,
    minPrice,
    minMarginBps,
    oldAmount:
      lasting.get(variantId) ?? (step.base_amount ? cell(step, 'base_amount', index) : ownAmount),
    ownAmount,
    ownEndsAt,
    outlasts: !step.base_amount && lasting.has(variantId),
    ownLasts: ownEndsAt !== null && ownEndsAt >= endsAt,
    planned: planned.has(variantId),
    competing: cell(step, 'competing', index),
  };
};

/** The variants of a step whose base price at the batch's start has an end. */
const endingOf = (step: Step): number[] => {
  const ends = step.base_ends_at ?? step.own_ends_at;
  return step.id.filter(
    (id, index): id is number => id !== null && (ends[index] ?? FOREVER) < FOREVER,
  );
};

/** The facts of every variant that the filter matches, in the order of their ids and in steps. */
export async function* loadVariantFacts(
  db: Db,
  search: FactsQuery,
  guardsOf: GuardsOf,
): AsyncGenerator<RowFacts[]> {
  const { listId, minQuantity, now, startsAt, endsAt } = search;
  const rows = await plannedVariants(db, { listId, minQuantity, now, startsAt, endsAt });
  const planned = new Set(rows.map(({ variantId }) => variantId));
  for (const filter of slicesOf(search.filter)) {
    const read = stepReader(db, { ...search, filter }, guardsOf);
    // The next step is loaded while the caller works on this one.
    for (let reading: Promise<Step> | null = read(0); reading;) {
      const step: Step = await reading;
      const ids = step.id as number[];
      const last = ids.at(-1);
      reading = ids.length === READ_STEP && last !== undefined ? read(last) : null;
      const lasting = await loadLasting(db, endingOf(step), search);
      const known = { planned, lasting, endsAt };
      const facts = ids.map((id, index) => factsAt(step, index, id, guardsOf, known));
      yield filter.state === undefined ? facts : facts.filter((row) => isInState(row, filter));
    }
  }
}
