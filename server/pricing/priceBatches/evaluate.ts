/** Evaluates every row of a batch. */
import type { OwnFigure } from '#contract/pricing/priceBatches';
import type { BatchSummary } from '#contract/pricing/priceBatches/batchRows';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { invalid } from '../../platform/http/errors.ts';
import { loadGuards } from '../guards/load.ts';
import type { Settings } from '#contract/platform/settings';
import { factsOf } from './facts.ts';
import type { Proposal, RowFacts } from './rowFacts.ts';
import { propose } from './judge.ts';
import { Tally } from './tally.ts';
import { type Asked, termsOf } from './batchTerms.ts';

export interface Judged {
  facts: RowFacts;
  proposal: Proposal;
}
export interface Evaluation {
  /** All rows that the filter matches, including those without a new price. */
  judged: Judged[];
  summary: BatchSummary;
  window: { startsAt: number; endsAt: number };
}

/** If the formula uses only entered prices, only the variants with one are loaded. */
const filterOf = ({ filter, formula, figures }: Asked) =>
  formula.kind === 'given'
    ? { ...filter, variantIds: figures.map(({ variantId }) => variantId) }
    : filter;

const figureMap = (figures: readonly OwnFigure[]) =>
  new Map(figures.map(({ variantId, amount }) => [variantId, amount]));

/** Evaluates every row and passes it on, in the order of ids. A missing or past start means now. */
export const judgeRows = async (
  db: Db,
  asked: Asked,
  settings: Settings,
  now: number,
  take: (facts: RowFacts, proposal: Proposal) => void,
): Promise<Omit<Evaluation, 'judged'>> => {
  const window = {
    startsAt: Math.max(asked.startsAt ?? now, now),
    endsAt: asked.endsAt ?? FOREVER,
  };
  if (window.endsAt <= window.startsAt) throw invalid({ endsAt: 'prices.errors.endsInPast' });
  const terms = await termsOf(db, asked, settings);
  const guardsOf = await loadGuards(db, settings);
  const own = figureMap(asked.figures);
  const tally = new Tally();
  const { listId, minQuantity, formula } = asked;
  for await (const step of factsOf(
    db,
    { listId, minQuantity, formula, filter: filterOf(asked), ...window, now },
    guardsOf,
  )) {
    for (const facts of step) {
      const proposal = propose(facts, terms, own.get(facts.variantId));
      tally.add(facts, proposal);
      take(facts, proposal);
    }
  }
  return { summary: tally.finish(terms.thresholds, asked.request), window };
};

/** Evaluates every row and returns all of them. */
export const evaluate = async (
  db: Db,
  asked: Asked,
  settings: Settings,
  now: number,
): Promise<Evaluation> => {
  const judged: Judged[] = [];
  const found = await judgeRows(db, asked, settings, now, (facts, proposal) =>
    judged.push({ facts, proposal }),
  );
  return { judged, ...found };
};
