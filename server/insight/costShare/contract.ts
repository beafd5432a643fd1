/** What the members' programme costs, by level, beside the net revenue from its members. Amounts in minor units. */
import type { PointsReport, Reading } from '#contract/insight/programme';
import { GIVEN } from '#contract/promotions/redemptions';

/**
 * What members saved, in the order in which it is shown. Points that were given are not among it: they cost when
 * they are spent.
 */
export const COSTS = ['pointsSpent', ...GIVEN] as const;
export type Cost = (typeof COSTS)[number];

export interface CostFigures {
  /** What members paid for goods, less what came back in the period. */
  netRevenue: number;
  costs: Record<Cost, number>;
  /** Points earned and added by hand, less those taken back and deducted. */
  pointsGiven: number;
  /** Gifts for points: what they cost is not on record. */
  gifts: number;
}

/** Of members by the level that they had when each of it happened; null for none. */
export interface CostRow extends CostFigures {
  level: string | null;
  /** Of the points that were given; null where points cannot be spent. */
  givenWorth: number | null;
}

export interface CostReport extends Reading {
  /**
   * From when on it counts: the period's first instant, or later where the programme or the orders on record begin within
   * it. Null where the period ends before: nothing is known of it.
   */
  countedFrom: number | null;
  /** When the first version began, and the first day with orders; null for none. */
  programmeFrom: number | null;
  ordersFrom: string | null;
  /** From the lowest level to the highest, members without a level first. */
  rows: CostRow[];
  /** Net revenue from shoppers who are no members: they are not counted. */
  guestSales: number;
  /**
   * What members got by promotions that are limited to levels and are no benefit of the programme, the largest amount first:
   * no part of the cost.
   */
  levelPromotions: { promotionId: number; name: string; amount: number }[];
  /** By the version in force at the end of the period. */
  value: PointsReport['value'];
}
