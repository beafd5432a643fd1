/** Units by line. Pure. */

/** Lines that are left out have none. Ids are the store's own, and may be any text. */
export type Units = Readonly<Record<string, number>>;

export const unitsIn = (units: Units, id: string): number =>
  Object.hasOwn(units, id) ? (units[id] ?? 0) : 0;

export const addUnits = (one: Units, other: Units): Units => {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...ids].map((id) => [id, unitsIn(one, id) + unitsIn(other, id)]));
};
