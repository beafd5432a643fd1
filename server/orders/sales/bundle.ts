/** An order together with its returns, which are counted as a unit. Pure. */

export interface SoldLine {
  categoryId: number | null;
  quantity: number;
  paid: number;
  discount: number;
}
export interface ReturnFacts {
  countedOn: string | null;
  lines: { categoryId: number | null; amount: number }[];
}
/** An order with its returns, or returns whose order has not arrived (order null). Amounts in minor units. */
export interface Bundle {
  channel: string;
  memberId: number | null;
  order: { id: number; countedOn: string | null; paidAt: number | null; lines: SoldLine[] } | null;
  returns: ReturnFacts[];
}
