/** What `GET /api/promotions/:id/effect` and `GET /api/campaigns/:id/effect` answer. Money in minor units; a part that cannot be told is null. */
export interface EffectReport {
  /** Business days, half-open; or instants. */
  from: string | number;
  to: string | number;
  enough: boolean;
  /** Translation key of why there is not enough to tell. */
  reason?: string;
  funnel?: { issued: number | null; claimed: number | null; redeemed: number | null; orders: number | null } | null;
  orders: number | null;
  newBuyers: number | null;
  returningBuyers: number | null;
  discount: number | null;
  revenue: number | null;
  marginAfter: number | null;
  averageOrder: number | null;
  averageOrderOthers: number | null;
  baseline?: {
    kind: 'holdout' | 'earlierPeriod' | 'none';
    from?: string | number;
    to?: string | number;
    revenuePerBuyer?: number | null;
    share?: number | null;
  } | null;
  lift: { incrementalRevenue: number; low: number; high: number } | null;
  roasBps: number | null;
  roiBps: number | null;
  pullForward: { before: number; during: number; after: number; expected: number } | null;
  retention90: { cohort: number; returned: number; bps: number } | null;
  byDay?: EffectDay[] | null;
}
export interface EffectDay {
  day: string;
  orders: number;
  discount: number;
  revenue: number;
}
