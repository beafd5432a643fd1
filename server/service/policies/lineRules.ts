/** When a line of an order arrived, and what returns have left of it. Pure. */

export interface Line {
  position: number;
  lineId: string | null;
  sku: string | null;
  quantity: number;
}
/** A line of a parcel, with where the parcel is. */
export interface ParcelLine {
  status: string;
  shippedAt: number | null;
  deliveredAt: number | null;
  lineId: string | null;
  sku: string | null;
}
/** Units that a return took, of a line by its position or of an SKU. */
export interface Claim {
  position: number | null;
  sku: string | null;
  quantity: number;
}
interface Where {
  isShipped: boolean;
  deliveredAt: number | null;
}

export const isOfLine = (
  parcel: Pick<ParcelLine, 'lineId' | 'sku'>,
  line: Pick<Line, 'lineId' | 'sku'>,
): boolean =>
  parcel.lineId === null
    ? parcel.sku !== null && parcel.sku === line.sku
    : parcel.lineId === line.lineId;

/** As its parcels say: arrived with the last of them. A lost or returned parcel never arrives. `ofOrder`: where there is none. */
export const whereOf = (parcels: readonly ParcelLine[], ofOrder: Where): Where => {
  const sent = parcels.filter(({ shippedAt }) => shippedAt !== null);
  if (sent.length === 0) return ofOrder;
  const coming = sent.filter(({ status }) => status !== 'lost' && status !== 'returned');
  const arrivals = coming.flatMap(({ deliveredAt }) => (deliveredAt === null ? [] : [deliveredAt]));
  const haveAll = coming.length > 0 && arrivals.length === coming.length;
  return { isShipped: true, deliveredAt: haveAll ? Math.max(...arrivals) : null };
};

/** Units left of each line by position. Returns that name only an SKU take from its lines in their order. */
export const leftOf = (
  lines: readonly Line[],
  claims: readonly Claim[],
): ReadonlyMap<number, number> => {
  const left = new Map(lines.map(({ position, quantity }) => [position, quantity]));
  const take = (position: number, units: number): number => {
    const taken = Math.min(left.get(position) ?? 0, units);
    left.set(position, (left.get(position) ?? 0) - taken);
    return units - taken;
  };
  for (const { position, quantity } of claims) if (position !== null) take(position, quantity);
  for (const { position, sku, quantity } of claims) {
    if (position !== null) continue;
    let units = quantity;
    for (const line of lines) if (line.sku === sku) units = take(line.position, units);
  }
  return left;
};
