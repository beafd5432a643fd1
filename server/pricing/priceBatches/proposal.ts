/** Computes one row of a batch: its new price with flags, or why it is left out. Pure. */
import { MAX_AMOUNT } from '#shared/fields';
import type { Flag } from '#contract/pricing/priceBatches/batchRows';
import { floorOf, isBelowFloor } from '../guards/rules.ts';
import { newPrice } from './formula.ts';
import type { BatchTerms, Proposal, RowFacts } from './rowFacts.ts';
import { flagsOf, measured } from './flagsOf.ts';

const REVIEW_FLAGS = new Set<Flag>([
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
  raisedFrom: null,
  flags: [flag],
  severity,
  edited,
  changeBps: null,
  marginBps: null,
});
const skip = (flag: Flag, edited: boolean): Proposal =>
  leftOut(flag, REVIEW_FLAGS.has(flag) ? 1 : 0, edited);

/** `own` is a price that a person entered, null to leave the row out, undefined for the formula's price. */
export const computeProposal = (
  facts: RowFacts,
  terms: BatchTerms,
  own?: number | null,
): Proposal => {
  const edited = own !== undefined;
  if (own === null) return skip('unchanged', true);
  const computed = own ?? newPrice(terms.formula, terms.rounding, facts, terms.decimals);
  if (typeof computed === 'string') return skip(computed, edited);
  const floor = floorOf(facts);
  const raised = floor !== null && computed < floor && terms.request.belowFloor === 'raise';
  const amount = raised ? floor : computed;
  if (amount > MAX_AMOUNT) return skip('absurd', edited);
  // A price that ends earlier leaves its place to another within the batch's time.
  if (amount === facts.ownAmount && facts.ownLasts) return skip('unchanged', edited);
  const below = isBelowFloor(amount, floor);
  if (below && terms.request.belowFloor === 'leaveOut') return leftOut('belowFloor', 1, edited);
  if (facts.planned && terms.request.conflicts === 'leaveOut') return leftOut('planned', 1, edited);
  const found = measured(facts, amount, floor);
  const flags = flagsOf(facts, amount, terms, found);
  if (raised) flags.unshift('raised');
  const severity = below ? 2 : flags.some((flag) => REVIEW_FLAGS.has(flag)) ? 1 : 0;
  return {
    newAmount: amount,
    raisedFrom: raised ? computed : null,
    flags,
    severity,
    edited,
    changeBps: found.changeBps,
    marginBps: found.marginBps,
  };
};
