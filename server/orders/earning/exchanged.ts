/**
 * What an order earns once its goods were exchanged: on a difference that was paid as on the goods of its line, and nothing
 * any more on one that went back. Pure; amounts in minor units.
 */
import type { Refund } from './refunds.ts';

/** What one exchange changed of lines, by their numbers: above zero it was paid besides, below zero it went back. */
export interface ExchangedMoney {
  number: string;
  at: number;
  lines: readonly { number: number; amount: number }[];
}

/** The lines with what was paid for dearer goods instead of theirs. */
export const withPaidDifferences = <L extends { number: number; paid: number }>(
  lines: readonly L[],
  exchanged: readonly ExchangedMoney[],
): (L & { paidBesides: number })[] =>
  lines.map((line) => {
    const more = exchanged
      .flatMap((one) => one.lines)
      .reduce(
        (sum, { number, amount }) => sum + (number === line.number ? Math.max(0, amount) : 0),
        0,
      );
    return { ...line, paid: line.paid + more, paidBesides: more };
  });

/** What went back for cheaper goods, as refunds of money without units: the rest of the lines stays as it was earned. */
export const differencesBack = (exchanged: readonly ExchangedMoney[]): Refund[] =>
  exchanged
    .map(({ number: id, at: returnedAt, lines }) => ({
      id,
      returnedAt,
      lines: lines
        .filter(({ amount }) => amount < 0)
        .map(({ number, amount }) => ({ number, amount: 0, units: 0, besides: -amount })),
      other: 0,
    }))
    .filter(({ lines }) => lines.length > 0);
