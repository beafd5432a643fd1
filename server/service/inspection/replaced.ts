/** Which units that came in are replacements of an exchange, and which goods go back into stock. Pure. */
import type { Disposition } from '#contract/orders/returnReasons';
import {
  FOUND,
  type InspectedUnits,
  type Inspection,
  type ReplacedLine,
} from '#contract/service/inspection';
import { type FieldErrors, message } from '#shared/fields';

/** How many units of a line were replaced. */
const replacedIn = (line: Pick<ReplacedLine, 'replaced'> | undefined): number =>
  line?.replaced.reduce((sum, { units }) => sum + units, 0) ?? 0;

/** What was replaced by the same goods cannot be told apart from units as they were sold. */
export const asksReplaced = (
  { others, replaced }: Pick<ReplacedLine, 'others' | 'replaced'>,
  sku: string | null,
): boolean => others > 0 && replaced.some((one) => one.sku !== sku);

/** It is said how many are replacements where it is not clear, and as many as the customer can have sent. */
export const replacedErrors = (
  { received }: { received: number },
  found: Inspection['lines'][number],
  known: ReplacedLine | undefined,
): FieldErrors | null => {
  const { replaced } = found;
  if (replaced === null)
    return known?.isAsked ? { replaced: 'inspection.errors.replacedMissing' } : null;
  const above = FOUND.find((disposition) => replaced[disposition] > found[disposition]);
  if (above !== undefined) {
    const max = found[above];
    return { replaced: { [above]: message('inspection.errors.replacedAbove', { max }) } };
  }
  const sum = FOUND.reduce((total, disposition) => total + replaced[disposition], 0);
  const max = Math.min(received, replacedIn(known));
  if (sum > max) return { replaced: message('inspection.errors.replacedAbove', { max }) };
  const min = Math.min(max, received - (known?.others ?? received));
  return sum < min ? { replaced: message('inspection.errors.replacedBelow', { min }) } : null;
};

/** Where nobody says it: none where nothing was replaced, all where everything was, else not known. */
const clearReplaced = (known: ReplacedLine | undefined, units: number): number | null => {
  if (known === undefined || known.replaced.length === 0) return 0;
  return known.others === 0 ? units : null;
};

/** How many of the units that were found so are replacements; null where that is not known. */
export const replacedFound = (
  { disposition, units }: { disposition: Disposition; units: number },
  said: Inspection['lines'][number]['replaced'] | undefined,
  known: ReplacedLine | undefined,
): number | null => {
  if (disposition === 'missing') return null;
  const found = FOUND.find((one) => one === disposition);
  return (found && said?.[found]) ?? clearReplaced(known, units);
};

/** What the shop can put back into stock, by SKU: the goods that came back, of replacements the oldest first. */
export const restockable = (
  inspected: readonly InspectedUnits[],
  lines: readonly { lineNumber: number; sku: string | null }[],
  exchanged: readonly ReplacedLine[],
): { sku: string; quantity: number }[] => {
  const bySku = new Map<string, number>();
  const add = (sku: string | null, units: number) => {
    if (sku !== null && units > 0) bySku.set(sku, (bySku.get(sku) ?? 0) + units);
  };
  for (const { lineNumber, disposition, units, replacedUnits } of inspected) {
    if (disposition !== 'resellable') continue;
    let left = replacedUnits ?? 0;
    for (const one of exchanged.find((line) => line.lineNumber === lineNumber)?.replaced ?? []) {
      const taken = Math.min(left, one.units);
      add(one.sku, taken);
      left -= taken;
    }
    const sold = units - (replacedUnits ?? 0) + left;
    add(lines.find((line) => line.lineNumber === lineNumber)?.sku ?? null, sold);
  }
  return [...bySku].map(([sku, quantity]) => ({ sku, quantity }));
};
