/** Which lines of a redeemed order returned goods are of. Pure. */
import type { NamedLine } from '../../orders/returns/namedLines.ts';
import { bookReturns, type Part } from '../../orders/sales/bookReturns.ts';
import { type Units, unitsIn } from './unitsIn.ts';

/** A gift of the order. */
export interface GivenUnits {
  sku: string | null;
  quantity: number;
}
/** Goods of a return message; `lineId` where it names the line. */
export interface MessagedGoods {
  sku: string | null;
  quantity: number;
  amount: number;
  lineId: string | null;
  /** The store's id of the return. */
  externalId?: string;
}

/**
 * The units and the money of return messages by message and goods, on the lines by their indices; those of gifts follow.
 * `stated`: what the store stated to have come back in all; a message about goods that it stated is about those.
 * `gifts`: what was given with the order; a gift that comes back is no unit of a line that was bought.
 */
export const bookMessages = (
  lines: readonly NamedLine[],
  messages: readonly (readonly MessagedGoods[])[],
  stated: Units,
  gifts: readonly GivenUnits[],
): Part[][][] => {
  const indices = new Map(lines.map(({ id }, index) => [id, index]));
  const goods = messages.map((ofOne) =>
    ofOne.map(({ lineId, ...one }) => {
      const line = lineId === null ? undefined : indices.get(lineId);
      const isOfSku = one.sku === null || (line !== undefined && lines[line]?.sku === one.sku);
      return { ...one, line: isOfSku ? (line ?? null) : null };
    }),
  );
  const given = gifts.flatMap(({ sku, quantity }) =>
    sku === null ? [] : [{ sku, quantity, paid: 0 }],
  );
  const statedOf = [...lines.map(({ id }) => unitsIn(stated, id)), ...given.map(() => null)];
  return bookReturns([...lines, ...given], goods, statedOf);
};

/** The units that had come back by line after each message. */
export const totalsAfterEach = (
  lines: readonly NamedLine[],
  booked: readonly (readonly (readonly Part[])[])[],
): Units[] => {
  const total = new Map<string, number>();
  return booked.map((ofOne): Units => {
    for (const { index, units } of ofOne.flat()) {
      const id = lines[index]?.id;
      if (id !== undefined && units > 0) total.set(id, (total.get(id) ?? 0) + units);
    }
    return Object.fromEntries(total);
  });
};

/** The units that came back by line, by the messages and by what was stated: of the same goods, the larger of both. */
export const unitsBack = (
  lines: readonly NamedLine[],
  messages: readonly (readonly MessagedGoods[])[],
  stated: Units,
  gifts: readonly GivenUnits[],
): Units => {
  const told = totalsAfterEach(lines, bookMessages(lines, messages, stated, gifts)).at(-1) ?? {};
  return Object.fromEntries(
    lines.flatMap(({ id }) => {
      const units = Math.max(unitsIn(told, id), unitsIn(stated, id));
      return units > 0 ? [[id, units] as const] : [];
    }),
  );
};

/**
 * What has been released so far with what came back as it is known now. What was released stays so, also when a message
 * is refused later, but it moves to the lines that are named now: of each SKU the larger number of units.
 */
export const unitsReleased = (
  lines: readonly NamedLine[],
  before: Units,
  now: Units,
): Record<string, number> => {
  const units = new Map(Object.entries(now));
  const sumOf = (of: Units, sku: string | null) =>
    lines.reduce((sum, line) => sum + (line.sku === sku ? unitsIn(of, line.id) : 0), 0);
  for (const sku of new Set(lines.map((line) => line.sku))) {
    let rest = sumOf(before, sku) - sumOf(now, sku);
    for (const { id, sku: own } of lines) {
      const more = own === sku ? Math.min(rest, unitsIn(before, id) - unitsIn(now, id)) : 0;
      if (more <= 0) continue;
      units.set(id, unitsIn(now, id) + more);
      rest -= more;
    }
  }
  return Object.fromEntries(units);
};
