/** Summarises evaluated rows: what a batch changes in total, and why it needs a second person. Pure. */
import type { BatchRequest } from '#contract/pricing/priceBatches';
import type { BatchSummary, Flag } from '#contract/pricing/priceBatches/batchRows';
import type { Proposal, RowFacts, Thresholds } from './rowFacts.ts';

/** Flags that explain why a row has no new price. */
const SKIP_FLAGS = new Set<Flag>(['noPrice', 'noCost', 'noCompetitor', 'absurd', 'unchanged']);

/** Rates are capped at this value; the database stores them in 32 bits. */
const MAX_BPS = 2_000_000_000;
export const clampRate = (bps: number): number => Math.max(-MAX_BPS, Math.min(MAX_BPS, bps));

/** The reasons why a second person must approve. */
export const breachesOf = (
  found: {
    itemCount: number;
    belowFloorCount: number;
    maxChangeBps: number;
    minMarginBps: number | null;
  },
  { changeBps: most, marginBps: least, rows }: Thresholds,
): string[] => {
  const breaches: [string, boolean][] = [
    ['change', most !== null && found.maxChangeBps > most],
    ['margin', least !== null && found.minMarginBps !== null && found.minMarginBps < least],
    ['rows', rows !== null && found.itemCount > rows],
    // Prices below the floor only remain where the author allowed them.
    ['floor', found.belowFloorCount > 0],
  ];
  return breaches.flatMap(([name, holds]) => (holds ? [name] : []));
};

/** Sums up rows for the summary of a batch; rates in basis points. */
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
    largestChangeBps: null,
    minMarginBps: null,
    breaches: [],
  };
  #changeSum = 0;
  #changes = 0;

  add({ oldAmount }: RowFacts, { newAmount, flags, severity, changeBps, marginBps }: Proposal) {
    const { summary } = this;
    summary.matched++;
    if (severity > 0) summary.flagged++;
    if (newAmount === null) {
      const why = flags.find((flag) => SKIP_FLAGS.has(flag)) ?? flags[0] ?? 'unchanged';
      summary.skipped[why] = (summary.skipped[why] ?? 0) + 1;
      return;
    }
    summary.changing++;
    if (severity === 2) summary.belowFloor++;
    if (oldAmount !== null && newAmount > oldAmount) summary.raisedCount++;
    if (oldAmount !== null && newAmount < oldAmount) summary.loweredCount++;
    if (changeBps !== null) {
      this.#changeSum += changeBps;
      this.#changes++;
      const { largestChangeBps: largest } = summary;
      if (largest === null || Math.abs(changeBps) > Math.abs(largest))
        summary.largestChangeBps = changeBps;
      summary.maxChangeBps = Math.max(summary.maxChangeBps, Math.abs(changeBps));
    }
    if (marginBps !== null && (summary.minMarginBps === null || marginBps < summary.minMarginBps))
      summary.minMarginBps = marginBps;
  }

  finish(thresholds: Thresholds, { belowFloor }: BatchRequest): BatchSummary {
    const { summary } = this;
    if (this.#changes > 0)
      summary.averageChangeBps = clampRate(Math.round(this.#changeSum / this.#changes));
    summary.maxChangeBps = clampRate(summary.maxChangeBps);
    if (summary.largestChangeBps !== null)
      summary.largestChangeBps = clampRate(summary.largestChangeBps);
    if (summary.minMarginBps !== null) summary.minMarginBps = clampRate(summary.minMarginBps);
    const belowFloorCount = belowFloor === 'allow' ? summary.belowFloor : 0;
    summary.breaches = breachesOf(
      { ...summary, itemCount: summary.changing, belowFloorCount },
      thresholds,
    );
    return summary;
  }
}
