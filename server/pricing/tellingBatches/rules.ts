/** Which price batches tell by their rows what goods cost. Pure. */
import type { BatchStatus, PriceBatch } from '#contract/pricing/priceBatches';

/** Of these statuses, prices have been written, and everybody reads them in the price lists. */
const APPLIED: readonly BatchStatus[] = ['written', 'reverted'];

export type Telling = Pick<PriceBatch, 'status' | 'formula' | 'request' | 'filter'>;

/**
 * Whether being among the rows of a batch, or missing, tells on which side of its floor a price lies: prices below it were
 * chosen, or new prices that everybody can compute were left out.
 */
const choosesByFloor = ({ formula, request, filter }: Telling): boolean =>
  filter?.state === 'belowFloor' ||
  (request.belowFloor === 'leaveOut' && formula?.kind !== 'given');

/**
 * Whether the rows of a batch tell what goods cost, so that only roles with `costs.show` see them: a draft can be made to
 * raise every price to its floor, prices of a margin formula are the costs times one factor, and some batches choose their
 * rows by the floor. A batch that reverts another one (`reverts`) tells what that one does: its old prices are the prices
 * of the other.
 */
export const rowsTellCosts = (batch: Telling, reverts: Telling | null = null): boolean =>
  !APPLIED.includes(batch.status) ||
  batch.formula?.kind === 'margin' ||
  batch.request.belowFloor === 'raise' ||
  choosesByFloor(batch) ||
  (reverts !== null && rowsTellCosts(reverts));
