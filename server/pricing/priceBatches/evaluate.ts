/** Evaluates every row of a batch. */
import type { OwnFigure } from '#contract/pricing/priceBatches';
import type { BatchSummary } from '#contract/pricing/priceBatches/batchRows';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { invalid } from '../../platform/http/errors.ts';
import { loadGuards } from '../guards/load.ts';
import type { Settings } from '#contract/platform/settings';
import { loadVariantFacts } from './facts.ts';
import { replacesBase } from './lastingPrice.ts';
import type { Proposal, RowFacts } from './rowFacts.ts';
import { computeProposal } from './proposal.ts';
import { Tally } from './tally.ts';
import { type EvaluationInput, loadBatchTerms } from './batchTerms.ts';

export interface EvaluatedRow {
  facts: RowFacts;
  proposal: Proposal;
}
export interface Evaluation {
  /** All rows that the filter matches, including those without a new price. */
  evaluatedRows: EvaluatedRow[];
  summary: BatchSummary;
  window: { startsAt: number; endsAt: number };
}

/** If the formula uses only entered prices, only the variants with one are loaded. */
const filterOf = ({ filter, formula, figures }: EvaluationInput) =>
  formula.kind === 'given'
    ? { ...filter, variantIds: figures.map(({ variantId }) => variantId) }
    : filter;

const figureMap = (figures: readonly OwnFigure[]) =>
  new Map(figures.map(({ variantId, amount }) => [variantId, amount]));

/** Evaluates every row and passes it on, in the order of ids. A missing or past start means now. */
export const evaluateRows = async (
  db: Db,
  input: EvaluationInput,
  settings: Settings,
  now: number,
  take: (facts: RowFacts, proposal: Proposal) => void,
): Promise<Omit<Evaluation, 'evaluatedRows'>> => {
  const window = {
    startsAt: Math.max(input.startsAt ?? now, now),
    endsAt: input.endsAt ?? FOREVER,
  };
  if (window.endsAt <= window.startsAt) throw invalid({ endsAt: 'prices.errors.endsInPast' });
  const terms = await loadBatchTerms(db, input, settings);
  const guardsOf = await loadGuards(db, settings);
  const own = figureMap(input.figures);
  const tally = new Tally();
  const { listId, minQuantity, formula, request } = input;
  const replaces = replacesBase({ listId, minQuantity, request });
  for await (const step of loadVariantFacts(
    db,
    { listId, minQuantity, formula, filter: filterOf(input), ...window, now, replaces },
    guardsOf,
  )) {
    for (const facts of step) {
      const proposal = computeProposal(facts, terms, own.get(facts.variantId));
      tally.add(facts, proposal);
      take(facts, proposal);
    }
  }
  return { summary: tally.finish(terms.thresholds, input.request), window };
};

/** Evaluates every row and returns all of them. */
export const evaluate = async (
  db: Db,
  input: EvaluationInput,
  settings: Settings,
  now: number,
): Promise<Evaluation> => {
  const evaluatedRows: EvaluatedRow[] = [];
  const found = await evaluateRows(db, input, settings, now, (facts, proposal) =>
    evaluatedRows.push({ facts, proposal }),
  );
  return { evaluatedRows, ...found };
};
