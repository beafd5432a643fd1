/** An order together with its returns, which are counted as a unit. Pure. */

export interface SoldLine {
  sku: string | null;
  categoryId: number | null;
  quantity: number;
  paid: number;
  discount: number;
  /** Of one unit; null where it is not known. */
  cost: number | null;
}
/**
 * `moneyOnly`: what of the amount was given back without any units. `amountWithCost` and `cost`: what the line takes off
 * the revenue with known cost and off that cost.
 */
export interface ReturnedLine {
  categoryId: number | null;
  amount: number;
  moneyOnly: number;
  amountWithCost: number;
  cost: number;
}
export interface ReturnFacts {
  countedOn: string | null;
  lines: ReturnedLine[];
}
/** An order with its lines in order and its returns, or returns whose order has not arrived (order null). Amounts in minor units. */
export interface Bundle {
  channel: string;
  memberId: number | null;
  order: { id: number; countedOn: string | null; paidAt: number | null; lines: SoldLine[] } | null;
  returns: ReturnFacts[];
}
