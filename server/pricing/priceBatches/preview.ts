/** What a batch would do: every row judged, one page of them shown, the gravest first. */
import type {
  BatchInput,
  BatchPreview,
  BatchPreviewInput,
  BatchSummary,
  OwnFigure,
} from '#contract/pricing/priceBatches';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { currencyDecimals } from '#shared/localization';
import { invalid } from '../../platform/http/errors.ts';
import { loadGuards } from '../guards/load.ts';
import { loadPriceLists } from '../prices/read.ts';
import type { Settings } from '#contract/platform/settings';
import { factsOf } from './facts.ts';
import {
  type BatchTerms,
  type Proposal,
  propose,
  type RowFacts,
  type Thresholds,
} from './judge.ts';
import { detail } from './rows.ts';
import { Tally } from './tally.ts';

export type Asked = Pick<
  BatchInput,
  | 'listId'
  | 'minQuantity'
  | 'startsAt'
  | 'endsAt'
  | 'filter'
  | 'formula'
  | 'rounding'
  | 'request'
  | 'figures'
>;
export interface Judged {
  facts: RowFacts;
  proposal: Proposal;
}
export interface Evaluation {
  /** Rows found, those without a new price included. */
  judged: Judged[];
  summary: BatchSummary;
  window: { startsAt: number; endsAt: number };
}

export const thresholdsOf = (settings: Settings): Thresholds => ({
  changeBps: settings.approvalChangeBps,
  marginBps: settings.approvalMarginBps,
  rows: settings.approvalRows,
});

/** The terms a batch's rows are judged by; 422 for a list that cannot be written to. */
export const termsOf = async (db: Db, asked: Asked, settings: Settings): Promise<BatchTerms> => {
  const list = (await loadPriceLists(db)).get(asked.listId);
  if (!list) throw invalid({ listId: 'prices.errors.unknownList' });
  if (list.archived) throw invalid({ listId: 'priceLists.errors.archived' });
  return {
    formula: asked.formula,
    rounding: asked.rounding,
    request: asked.request,
    decimals: currencyDecimals(settings.currency),
    sale: list.kind === 'sale',
    thresholds: thresholdsOf(settings),
  };
};

/** With nothing but given figures, only the variants that have one are looked at. */
const filterOf = ({ filter, formula, figures }: Asked) =>
  formula.kind === 'given'
    ? { ...filter, variantIds: figures.map(({ variantId }) => variantId) }
    : filter;

const figureMap = (figures: readonly OwnFigure[]) =>
  new Map(figures.map(({ variantId, amount }) => [variantId, amount]));

/** Judges every row and hands each on, in the order of their ids. A start that has passed, or none, means now. */
const judgeRows = async (
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

/** Every row judged, to be kept. */
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

/** Red flags first, then rows that change, each in the order of the catalogue. */
const GRADES = 6;
const gravity = ({ severity, newAmount }: Proposal) => severity * 2 + (newAmount === null ? 0 : 1);

export const previewBatch = async (
  db: Db,
  { from, limit, flaggedOnly, ...asked }: BatchPreviewInput,
  settings: Settings,
  now: number,
): Promise<BatchPreview> => {
  let total = 0;
  // Of each grade no more is kept than the page could show: a hundred thousand rows are counted, not sorted.
  const grades = Array.from({ length: GRADES }, (): Judged[] => []);
  const { summary, window } = await judgeRows(db, asked, settings, now, (facts, proposal) => {
    if (flaggedOnly && proposal.severity === 0) return;
    total++;
    const grade = grades[gravity(proposal)];
    if (grade && grade.length < from + limit) grade.push({ facts, proposal });
  });
  const page = grades
    .reverse()
    .flat()
    .slice(from, from + limit);
  const rows = page.map(({ facts, proposal }) => ({ ...facts, ...proposal }));
  return { rows: await detail(db, rows, { startsAt: window.startsAt, now }), total, summary };
};
