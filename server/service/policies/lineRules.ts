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
  quantity: number;
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
export const whereOf = (
  parcels: readonly Omit<ParcelLine, 'quantity'>[],
  ofOrder: Where,
): Where => {
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

/**
 * Units of each line by position that are or were with the customer: those of parcels that neither got lost nor came back
 * unopened, each unit of a parcel for one line; of an order whose parcels are not known all, once it was sent.
 */
export const sentUnits = (
  lines: readonly Line[],
  parcels: readonly ParcelLine[],
  isShipped: boolean,
): ReadonlyMap<number, number> => {
  const known = parcels.filter(({ shippedAt }) => shippedAt !== null);
  if (known.length === 0)
    return new Map(lines.map(({ position, quantity }) => [position, isShipped ? quantity : 0]));
  const sent = new Map<number, number>();
  const coming = known.filter(({ status }) => status !== 'lost' && status !== 'returned');
  for (const parcel of coming) {
    let units = parcel.quantity;
    for (const line of lines) {
      if (!isOfLine(parcel, line)) continue;
      const before = sent.get(line.position) ?? 0;
      const taken = Math.min(line.quantity - before, units);
      sent.set(line.position, before + taken);
      units -= taken;
    }
  }
  return sent;
};
