/** Lines of exchanges as rules take them, and amounts of lines by the ids that refunds use. Pure. */
import type { SettledLine } from './rules.ts';

/** By line number, the id by which the value of a return names the line. */
export type LineIds = ReadonlyMap<number, string>;

/** As it is stored, null until the difference was computed. */
type Settled = Pick<SettledLine, 'lineNumber'> & {
  [Field in Exclude<keyof SettledLine, 'lineNumber'>]: number | null;
};

export const toSettled = ({
  lineNumber,
  quantity,
  share,
  refundable,
  price,
}: Settled): SettledLine => ({
  lineNumber,
  quantity: quantity ?? 0,
  share: share ?? 0,
  refundable: refundable ?? 0,
  price: price ?? 0,
});

/** Amounts of lines by the ids by which the value of a return names them. */
export const byLineId = (
  ids: LineIds,
  amounts: readonly { number: number; amount: number }[],
): Record<string, number> => {
  const byLine: Record<string, number> = {};
  for (const { number, amount } of amounts) {
    const lineId = ids.get(number);
    if (lineId !== undefined) byLine[lineId] = (byLine[lineId] ?? 0) + amount;
  }
  return byLine;
};

/** The same of units that are replacements, without lines of which that is not known. */
export const replacedByLine = (
  ids: LineIds,
  units: readonly { lineNumber: number; units: number; replacedUnits?: number | null }[],
): Record<string, number> => {
  const counted = units.filter((one) => one.units > 0);
  const unknown = counted.filter(({ replacedUnits = null }) => replacedUnits === null);
  const unknownIds = unknown.map(({ lineNumber }) => ids.get(lineNumber));
  const known = counted.filter(({ lineNumber }) => !unknownIds.includes(ids.get(lineNumber)));
  return byLineId(
    ids,
    known.map(({ lineNumber: number, replacedUnits }) => ({ number, amount: replacedUnits ?? 0 })),
  );
};
