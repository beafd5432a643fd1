/** Units that somebody types to value a return. Pure. */
import type { ReturnValueLine, ReturnValueInput } from '#contract/promotions/returnValue';
import { readCount, valueOrNaN } from '#shared/numbers';

/** What was typed, by line; nothing typed is none. */
export type Typed = Readonly<Record<string, string>>;

export const leftOf = ({ ordered, returnedBefore }: ReturnValueLine) => ordered - returnedBefore;

export const typedFor = (typed: Typed, { id }: ReturnValueLine) =>
  Object.hasOwn(typed, id) ? (typed[id] ?? '') : '';

/** The number of units, NaN for what is no number of units that can still come back. */
export const unitsOf = (typed: Typed, line: ReturnValueLine): number => {
  const units = valueOrNaN(readCount(typedFor(typed, line))) ?? 0;
  return units >= 0 && units <= leftOf(line) ? units : NaN;
};

/** What is asked; lines whose number is wrong are left out. */
export const inputOf = (
  typed: Typed,
  lines: readonly ReturnValueLine[],
  addRefundedLess = false,
): ReturnValueInput => ({
  addRefundedLess,
  lines: lines.flatMap((line) => {
    const quantity = unitsOf(typed, line);
    return quantity > 0 ? [{ id: line.id, quantity }] : [];
  }),
});

/** Everything that can still come back. */
export const allOf = (lines: readonly ReturnValueLine[]): Typed =>
  Object.fromEntries(lines.map((line) => [line.id, leftOf(line) > 0 ? String(leftOf(line)) : '']));
