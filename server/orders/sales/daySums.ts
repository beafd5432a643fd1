/** The sums of one day, channel and category of `sales_days`. Pure. */

export const ALL_CHANNELS = '';
export const ALL_CATEGORIES = 0;

/** Changes to a row of `sales_days`. */
export interface DaySums {
  day: string;
  channel: string;
  categoryId: number;
  orders: number;
  memberOrders: number;
  units: number;
  revenue: number;
  discount: number;
  returned: number;
  moneyOnly: number;
  revenueWithCost: number;
  returnedWithCost: number;
  cost: number;
  buyers: number;
  weekBuyers: number;
  monthBuyers: number;
  newBuyers: number;
}
export const noSums = (channel: string, categoryId: number, day: string): DaySums => ({
  day,
  channel,
  categoryId,
  orders: 0,
  memberOrders: 0,
  units: 0,
  revenue: 0,
  discount: 0,
  returned: 0,
  moneyOnly: 0,
  revenueWithCost: 0,
  returnedWithCost: 0,
  cost: 0,
  buyers: 0,
  weekBuyers: 0,
  monthBuyers: 0,
  newBuyers: 0,
});
export const isNothing = (sums: DaySums): boolean =>
  sums.orders === 0 &&
  sums.memberOrders === 0 &&
  sums.units === 0 &&
  sums.revenue === 0 &&
  sums.discount === 0 &&
  sums.returned === 0 &&
  sums.moneyOnly === 0 &&
  sums.revenueWithCost === 0 &&
  sums.returnedWithCost === 0 &&
  sums.cost === 0 &&
  sums.buyers === 0 &&
  sums.weekBuyers === 0 &&
  sums.monthBuyers === 0 &&
  sums.newBuyers === 0;
