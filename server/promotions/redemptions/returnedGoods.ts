/** Which lines of an order returned goods are of. Pure. */

interface Line {
  id: string;
  sku: string | null;
  quantity: number;
}

/**
 * Takes returned goods from the lines of their SKU, the first that has some left first; goods without an SKU from the
 * lines without one. `taken` holds the units by line that were taken before, and is changed.
 */
export const takeReturned = (
  lines: readonly Line[],
  goods: readonly Pick<Line, 'sku' | 'quantity'>[],
  taken: Map<string, number>,
) => {
  for (const { sku, quantity } of goods) {
    let rest = quantity;
    for (const line of lines) {
      if (line.sku !== sku) continue;
      const before = taken.get(line.id) ?? 0;
      const units = Math.min(rest, line.quantity - before);
      taken.set(line.id, before + units);
      rest -= units;
    }
  }
};
