/** How much of an award is taken back for goods that came back. Pure; amounts in minor units. */
/** What a line of an order was awarded, and what had been paid for its goods. */
export interface LineAward {
  /** The number of the line in its order. */
  number: number;
  paid: number;
  /** The part of it on which the rule gives something. */
  base: number;
  award: number;
}

/** Which part of a line was refunded, exactly; nothing is rounded before points are taken back for it. */
export interface RefundedShare {
  part: bigint;
  /** Above zero. */
  whole: bigint;
}

/**
 * What is to be taken back in all, from the awards as they were given: of each line its share of the refund, rounded down
 * over all refunds of the line together, so that no rounding adds up and a full refund takes exactly the award.
 */
export const reversedOf = (
  lines: readonly LineAward[],
  refunded: ReadonlyMap<number, RefundedShare>,
): number =>
  lines.reduce((sum, { number, award }) => {
    const share = refunded.get(number);
    if (!share) return sum;
    const part = share.part < share.whole ? share.part : share.whole;
    return sum + Number((BigInt(award) * part) / share.whole);
  }, 0);
