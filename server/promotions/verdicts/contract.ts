/** What became of a promotion or a code in a quote. */

/**
 * What became of a promotion or a code. `applied`, and `capped` where a cap, the guards or what was left cut it; the
 * rest gave nothing, each for one reason.
 */
export const PROMOTION_VERDICTS = [
  'applied',
  'capped',
  'lost',
  'silenced',
  'notStarted',
  'ended',
  'outsideHours',
  'paused',
  'otherLevel',
  'otherGroup',
  'otherChannel',
  'notNewMember',
  'otherOrderNumber',
  'notBirthdayMonth',
  'memberNeeded',
  'heldOut',
  'codeNeeded',
  'nothingInScope',
  'belowThreshold',
  'aboveThreshold',
  'otherShipping',
  'tooFewUnits',
  'nothingLeft',
  'guarded',
  'usesReached',
  'memberUsesReached',
  'dayUsesReached',
  'budgetReached',
  'campaignBudgetReached',
  'soldOut',
  'memberStockReached',
  'unknownCode',
  'codeNotStarted',
  'codeEnded',
  'codeUsedUp',
  'codeRevoked',
  'codeOfAnother',
  'codeUnclaimed',
] as const;
export type PromotionVerdict = (typeof PROMOTION_VERDICTS)[number];
/** What cut a promotion short; `others`: for some lines another promotion of its lane was better. */
export const CAPPED_BY = ['cap', 'guard', 'stock', 'memberStock', 'left', 'others'] as const;
export type CappedBy = (typeof CAPPED_BY)[number];

export interface Judgement {
  promotionId: number;
  revision: number;
  name: string;
  /** The code that brought it in. */
  code?: string;
  verdict: PromotionVerdict;
  /** Taken off in all, minor units. */
  amount: number;
  cappedBy?: CappedBy;
  /** The promotion it lost to, or that silenced it. */
  lostTo?: number;
  /** What is missing to a threshold: minor units, or units of goods. */
  missing?: number;
  missingKind?: 'amount' | 'quantity';
}
/** A code that brought no promotion in. */
export interface RefusedCode {
  code: string;
  verdict: PromotionVerdict;
}
