/** What was given for something, and how much of it was taken back. Pure. */

/** What a rule gave in one currency. */
export interface GivenAward {
  granted: number;
  /** The most that was granted before a correction lowered it. */
  used?: number;
  /**
   * What reversals could not take, because it had been spent, had lapsed or was deducted from a refund. It stays so: it is not asked for again, and where a
   * reversal is undone it is not given back either.
   */
  lost?: number;
  /** What of it was deducted from refunds. */
  deducted?: number;
}

/** How much was given once already: so much room under limits it has used, and no more is new. */
export const usedOf = ({ granted, used = 0 }: GivenAward): number => Math.max(granted, used);

/** What the ledger has taken where so much in all does not hold any more. */
export const takenOf = ({ lost = 0 }: Pick<GivenAward, 'lost'>, gone: number): number =>
  Math.max(0, gone - lost);

/** An award of a rule in one currency. */
export interface AwardKey {
  ruleKey: string;
  currency: 'points' | 'growth';
}
export const isSameAward = (one: AwardKey, other: AwardKey): boolean =>
  one.ruleKey === other.ruleKey && one.currency === other.currency;

/** How much room under limits the awards of one thing by a rule have used. */
export const ownOf = (
  awards: readonly (GivenAward & AwardKey)[],
  ruleKey: string,
  currency: AwardKey['currency'],
): number =>
  awards
    .filter((one) => isSameAward(one, { ruleKey, currency }))
    .reduce((most, award) => Math.max(most, usedOf(award)), 0);

/** The awards with what reversals of them have just failed to take. */
export const withLosses = <A extends GivenAward & AwardKey>(
  awards: readonly A[],
  losses: readonly (AwardKey & { lost: number; deducted?: number })[],
): A[] =>
  awards.map((award) => {
    const own = losses.filter((one) => isSameAward(one, award));
    const more = own.reduce((sum, { lost }) => sum + lost, 0);
    const deducted = own.reduce((sum, one) => sum + (one.deducted ?? 0), 0);
    return {
      ...award,
      ...(more > 0 && { lost: (award.lost ?? 0) + more }),
      ...(deducted > 0 && { deducted: (award.deducted ?? 0) + deducted }),
    };
  });
