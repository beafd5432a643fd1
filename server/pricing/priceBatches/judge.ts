/** What a new price does to one row: flags, and how grave they are. Pure. */
import { MAX_AMOUNT } from '#shared/fields';
import type {
  BatchRequest,
  Flag,
  PriceFormula,
  PriceRounding,
} from '#contract/pricing/priceBatches';
import { changeBps, floorOf, type Guards, marginBps } from '../guards/rules.ts';
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
  /** What competitors ask, as the formula aims; null where it does not, or nothing fresh is known. */
  competing: number | null;
  /** Somebody else has planned a change within the batch's window. */
  planned: boolean;
}

export interface Proposal {
  newAmount: number | null;
  flags: readonly Flag[];
  /** 0 nothing to say, 1 look at it, 2 below the floor. */
  severity: 0 | 1 | 2;
  edited: boolean;
  /** Of the new price, in basis points; null where there is none, or nothing to measure it by. */
  changeBps: number | null;
  marginBps: number | null;
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

const WORTH_A_LOOK = new Set<Flag>([
  'belowCost',
  'bigChange',
  'lowMargin',
  'raised',
  'planned',
  'notReduced',
  'noCompetitor',
]);

const leftOut = (flag: Flag, severity: 0 | 1, edited: boolean): Proposal => ({
  newAmount: null,
  flags: [flag],
  severity,
  edited,
  changeBps: null,
  marginBps: null,
});
const skip = (flag: Flag, edited: boolean): Proposal =>
  leftOut(flag, WORTH_A_LOOK.has(flag) ? 1 : 0, edited);

/** A new price held against the floor, the price before it and the cost; rates in basis points. */
interface Measured {
  floor: number | null;
  changeBps: number | null;
  marginBps: number | null;
}
type Priced = Guards & Pick<RowFacts, 'oldAmount' | 'planned'>;

const measured = (facts: Priced, amount: number, floor = floorOf(facts)): Measured => ({
  floor,
  changeBps: changeBps(facts.oldAmount, amount),
  marginBps: marginBps(amount, facts.cost),
});

/** What there is to say about a new price. */
export const flagsOf = (
  facts: Priced,
  amount: number,
  { thresholds, sale }: Pick<BatchTerms, 'thresholds' | 'sale'>,
  { floor, changeBps: change, marginBps: margin }: Measured = measured(facts, amount),
): Flag[] => {
  const { cost, oldAmount, planned } = facts;
  const flags: Flag[] = [];
  if (floor !== null && amount < floor) flags.push('belowFloor');
  if (cost !== null && amount < cost) flags.push('belowCost');
  if (change !== null && thresholds.changeBps !== null && Math.abs(change) > thresholds.changeBps)
    flags.push('bigChange');
  if (margin !== null && thresholds.marginBps !== null && margin < thresholds.marginBps)
    flags.push('lowMargin');
  if (cost === null) flags.push('noCost');
  if (sale && oldAmount !== null && amount >= oldAmount) flags.push('notReduced');
  if (planned) flags.push('planned');
  return flags;
};

/** `own` is the figure a person gave: a price, null to leave the row out, undefined for the formula's. */
export const propose = (facts: RowFacts, terms: BatchTerms, own?: number | null): Proposal => {
  const edited = own !== undefined;
  if (own === null) return skip('unchanged', true);
  const computed = own ?? newPrice(terms.formula, terms.rounding, facts, terms.decimals);
  if (typeof computed === 'string') return skip(computed, edited);
  const floor = floorOf(facts);
  const raised = floor !== null && computed < floor && terms.request.belowFloor === 'raise';
  const amount = raised ? floor : computed;
  if (amount > MAX_AMOUNT) return skip('absurd', edited);
  if (amount === facts.ownAmount) return skip('unchanged', edited);
  const below = floor !== null && amount < floor;
  if (below && terms.request.belowFloor === 'leaveOut') return leftOut('belowFloor', 1, edited);
  if (facts.planned && terms.request.conflicts === 'leaveOut') return leftOut('planned', 1, edited);
  const found = measured(facts, amount, floor);
  const flags = flagsOf(facts, amount, terms, found);
  if (raised) flags.unshift('raised');
  const severity = below ? 2 : flags.some((flag) => WORTH_A_LOOK.has(flag)) ? 1 : 0;
  return {
    newAmount: amount,
    flags,
    severity,
    edited,
    changeBps: found.changeBps,
    marginBps: found.marginBps,
  };
};
