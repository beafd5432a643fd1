/** The verdict on a promotion or a code in a quote. */

/**
 * The verdict on a promotion or a code. `applied`, or `capped` where a cap, the guards or the remaining amount limited
 * it; all others gave nothing, each for a different reason.
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
  'otherSegment',
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
  'noDelivery',
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
  'goodsArchived',
  'unknownCode',
  'codeNotStarted',
  'codeEnded',
  'codeUsedUp',
  'codeRevoked',
  'codeOfAnother',
  'codeUnclaimed',
  'tooManyCodes',
] as const;
export type PromotionVerdict = (typeof PROMOTION_VERDICTS)[number];
/** What limited a promotion; `others`: for some lines another promotion of its lane was better. */
export const CAPPED_BY = [
  'cap',
  'guard',
  'stock',
  'memberStock',
  'archived',
  'left',
  'others',
] as const;
export type CappedBy = (typeof CAPPED_BY)[number];

export interface Judgement {
  promotionId: number;
  revision: number;
  name: string;
  /** The code that was entered for it. */
  code?: string;
  verdict: PromotionVerdict;
  /** Total discount in minor units. */
  amount: number;
  cappedBy?: CappedBy;
  /** The promotion to which it lost, or which excluded it. */
  lostTo?: number;
  /** What is missing to a threshold: minor units, or units of goods. */
  missing?: number;
  missingKind?: 'amount' | 'quantity';
}
/** A code for which no promotion applies. */
export interface RefusedCode {
  code: string;
  verdict: PromotionVerdict;
  /** The promotion of the code, where another of its codes counts instead. */
  promotionId?: number;
}
