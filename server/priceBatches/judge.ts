/** What a new price does to one row: flags, and how grave they are. Pure. */
import { MAX_AMOUNT } from '#contract/http';
import type { BatchRequest, BatchSummary, Flag, PriceFormula, PriceRounding } from '#contract/priceBatches';
import { changeBps, floorOf, type Guards, marginBps } from '../prices/margins.ts';
import { newPrice } from './formula.ts';

/** Thresholds past which a second person must approve; null switches one off. */
export interface Thresholds {
  changeBps: number | null;
  marginBps: number | null;
  rows: number | null;
}

export interface RowFacts extends Guards {
  variantId: number;
  /** What the formula starts from: the base price when the batch begins. */
  oldAmount: number | null;
  /** What the list itself says then, and until when; null where it has no price. */
  ownAmount: number | null;
  ownEndsAt: number | null;
  lowest: number | null;
  average: number | null;
  /** Somebody else has planned a change within the batch's window. */
  planned: boolean;
}

export interface Proposal {
  newAmount: number | null;
  flags: Flag[];
  /** 0 nothing to say, 1 look at it, 2 below the floor. */
  severity: 0 | 1 | 2;
  edited: boolean;
}

export interface BatchTerms {
  formula: PriceFormula;
  rounding: PriceRounding;
  request: BatchRequest;
  decimals: number;
  /** Is the list one of sales, whose prices only count below the base price? */
  sale: boolean;
  thresholds: Thresholds;
}

const SKIPPING = new Set<Flag>(['noPrice', 'noCost', 'noCompetitor', 'absurd', 'unchanged']);
const WORTH_A_LOOK = new Set<Flag>([
  'belowCost',
  'bigChange',
  'lowMargin',
  'raised',
  'planned',
  'notReduced',
  'noCompetitor',
]);

const skip = (flag: Flag, edited: boolean): Proposal => ({
  newAmount: null,
  flags: [flag],
  severity: WORTH_A_LOOK.has(flag) ? 1 : 0,
  edited,
});

/** What there is to say about a new price. */
export const flagsOf = (
  facts: Guards & Pick<RowFacts, 'oldAmount' | 'planned'>,
  amount: number,
  { thresholds, sale }: Pick<BatchTerms, 'thresholds' | 'sale'>,
): Flag[] => {
  const { cost, oldAmount, planned } = facts;
  const floor = floorOf(facts);
  const change = changeBps(oldAmount, amount);
  const margin = marginBps(amount, cost);
  const flags: [Flag, boolean][] = [
    ['belowFloor', floor !== null && amount < floor],
    ['belowCost', cost !== null && amount < cost],
    ['bigChange', change !== null && thresholds.changeBps !== null && Math.abs(change) > thresholds.changeBps],
    ['lowMargin', margin !== null && thresholds.marginBps !== null && margin < thresholds.marginBps],
    ['noCost', cost === null],
    ['notReduced', sale && oldAmount !== null && amount >= oldAmount],
    ['planned', planned],
  ];
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []));
};

/** `own` is the figure a person gave: a price, null to leave the row out, undefined for the formula's. */
export const propose = (facts: RowFacts, terms: BatchTerms, own?: number | null): Proposal => {
  const edited = own !== undefined;
  if (own === null) return skip('unchanged', true);
  const computed = own ?? newPrice(terms.formula, terms.rounding, facts, terms.decimals);
  if (typeof computed === 'string') return skip(computed, edited);
  const floor = floorOf(facts);
  let amount = computed;
  const flags: Flag[] = [];
  if (floor !== null && amount < floor && terms.request.belowFloor === 'raise') {
    amount = floor;
    flags.push('raised');
  }
  if (amount > MAX_AMOUNT) return skip('absurd', edited);
  if (amount === facts.ownAmount) return skip('unchanged', edited);
  const below = floor !== null && amount < floor;
  if (below && terms.request.belowFloor === 'leaveOut')
    return { newAmount: null, flags: ['belowFloor'], severity: 1, edited };
  if (facts.planned && terms.request.conflicts === 'leaveOut')
    return { newAmount: null, flags: ['planned'], severity: 1, edited };
  flags.push(...flagsOf(facts, amount, terms));
  const severity = below ? 2 : flags.some((flag) => WORTH_A_LOOK.has(flag)) ? 1 : 0;
  return { newAmount: amount, flags, severity, edited };
};

/** Rates past this are as absurd as this; the database keeps them in 32 bits. */
const MOST_BPS = 2_000_000_000;
export const clampRate = (bps: number): number => Math.max(-MOST_BPS, Math.min(MOST_BPS, bps));

/** Why a second person must look at it. */
export const breachesOf = (
  found: { itemCount: number; belowFloorCount: number; maxChangeBps: number; minMarginBps: number | null },
  { changeBps: most, marginBps: least, rows }: Thresholds,
): string[] => {
  const breaches: [string, boolean][] = [
    ['change', most !== null && found.maxChangeBps > most],
    ['margin', least !== null && found.minMarginBps !== null && found.minMarginBps < least],
    ['rows', rows !== null && found.itemCount > rows],
    // Only a batch whose author allowed it keeps any.
    ['floor', found.belowFloorCount > 0],
  ];
  return breaches.flatMap(([name, holds]) => (holds ? [name] : []));
};

/** Adds up proposals into what the summary says; rates in basis points. */
export class Tally {
  readonly summary: BatchSummary = {
    matched: 0,
    changing: 0,
    flagged: 0,
    belowFloor: 0,
    skipped: {},
    raisedCount: 0,
    loweredCount: 0,
    averageChangeBps: null,
    maxChangeBps: 0,
    minMarginBps: null,
    breaches: [],
  };
  #changeSum = 0;
  #changes = 0;

  add(facts: RowFacts, { newAmount, flags, severity }: Proposal) {
    const { summary } = this;
    summary.matched++;
    if (severity > 0) summary.flagged++;
    if (newAmount === null) {
      const why = flags.find((flag) => SKIPPING.has(flag)) ?? flags[0] ?? 'unchanged';
      summary.skipped[why] = (summary.skipped[why] ?? 0) + 1;
      return;
    }
    summary.changing++;
    if (severity === 2) summary.belowFloor++;
    if (facts.oldAmount !== null && newAmount > facts.oldAmount) summary.raisedCount++;
    if (facts.oldAmount !== null && newAmount < facts.oldAmount) summary.loweredCount++;
    const change = changeBps(facts.oldAmount, newAmount);
    if (change !== null) {
      this.#changeSum += change;
      this.#changes++;
      summary.maxChangeBps = Math.max(summary.maxChangeBps, Math.abs(change));
    }
    const margin = marginBps(newAmount, facts.cost);
    if (margin !== null && (summary.minMarginBps === null || margin < summary.minMarginBps))
      summary.minMarginBps = margin;
  }

  finish(thresholds: Thresholds, { belowFloor }: BatchRequest): BatchSummary {
    const { summary } = this;
    if (this.#changes > 0) summary.averageChangeBps = clampRate(Math.round(this.#changeSum / this.#changes));
    summary.maxChangeBps = clampRate(summary.maxChangeBps);
    if (summary.minMarginBps !== null) summary.minMarginBps = clampRate(summary.minMarginBps);
    const belowFloorCount = belowFloor === 'allow' ? summary.belowFloor : 0;
    summary.breaches = breachesOf({ ...summary, itemCount: summary.changing, belowFloorCount }, thresholds);
    return summary;
  }
}
