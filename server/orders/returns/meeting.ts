/** Which goods of return messages were refunded in the console before, so that only the others are a further return. Pure. */
import { mulDiv } from '#shared/money';
import { byTime } from '../sales/bookReturns.ts';
import type { OwnRefund, OwnRefundLine } from './ownRefunds.ts';

/** Goods as the store sent them. */
export interface MessageLine {
  id: number;
  lineId: string | null;
  sku: string | null;
  quantity: number;
  amount: number;
  /** The newest refund of the order when the store first asked for so much: later ones are of other units. */
  claimedAfter: number;
}
export interface ReturnMessage {
  id: number;
  externalId: string;
  returnedAt: number;
  /** The refund that the store says it is of. */
  refundId: number | null;
  shipping: number;
  lines: readonly MessageLine[];
}

export interface MetGoods {
  units: number;
  amount: number;
}
/** What of a message is no further return, of each of its lines by their ids. */
export interface Met {
  shipping: number;
  lines: ReadonlyMap<number, MetGoods>;
  /** By refund, the money of these goods. */
  amounts: ReadonlyMap<number, number>;
}

/** What of a refund no message has told yet. */
interface Untold {
  id: number;
  shipping: number;
  lines: OwnRefundLine[];
}

const isOf = (line: MessageLine, { lineId, sku }: OwnRefundLine): boolean =>
  line.lineId === null ? line.sku !== null && line.sku === sku : line.lineId === lineId;

/** Takes up to so much from each in turn. */
const takeFrom = <T>(from: readonly T[], most: number, take: (one: T, most: number) => number) =>
  from.reduce((taken, one) => taken + take(one, most - taken), 0);

const takeShipping = (one: Untold, most: number): number => {
  const shipping = Math.min(one.shipping, most);
  one.shipping -= shipping;
  return shipping;
};

/** Goods that came back and that nobody had refunded: whatever refund of their line follows is of them. */
export const isUnpaid = ({ lineId, amount }: Pick<MessageLine, 'lineId' | 'amount'>): boolean =>
  lineId !== null && amount === 0;

/** Units take their share of the money with them; the parts of several refunds sum to that of all. */
const meetLine = (
  line: MessageLine,
  untold: readonly Untold[],
  { isNamed, amounts }: { isNamed: boolean; amounts: Map<number, number> },
): MetGoods => {
  const isOpen = isNamed || isUnpaid(line);
  const worth = (units: number) =>
    units === 0 ? 0 : mulDiv(line.amount, units, line.quantity, 'down');
  let units = 0;
  for (const refund of untold) {
    if (!isOpen && refund.id > line.claimedAfter) continue;
    for (const one of refund.lines.filter((of) => isOf(line, of))) {
      const taken = Math.min(one.units, line.quantity - units);
      const amount = worth(units + taken) - worth(units);
      one.units -= taken;
      units += taken;
      if (amount > 0) amounts.set(refund.id, (amounts.get(refund.id) ?? 0) + amount);
    }
  }
  return { units, amount: worth(units) };
};

/**
 * What of each message about an order meets its refunds: of the refund that it names, else of those that were there when
 * it came, the first ones first, line by line. Messages that name a refund come first, the others in the order of time.
 */
export const meetRefunds = (
  messages: readonly ReturnMessage[],
  refunds: readonly OwnRefund[],
): Map<number, Met> => {
  const untold: Untold[] = refunds
    .toSorted((one, other) => one.id - other.id)
    .map(({ id, shipping, lines }) => ({
      id,
      shipping,
      lines: lines.map((line) => ({ ...line })),
    }));
  const inTime = messages.toSorted(byTime);
  const inTurn = [
    ...inTime.filter(({ refundId }) => refundId !== null),
    ...inTime.filter(({ refundId }) => refundId === null),
  ];
  return new Map(
    inTurn.map(({ id, refundId, shipping, lines }): [number, Met] => {
      const open = refundId === null ? untold : untold.filter((one) => one.id === refundId);
      const amounts = new Map<number, number>();
      const meeting = { isNamed: refundId !== null, amounts };
      return [
        id,
        {
          lines: new Map(lines.map((line) => [line.id, meetLine(line, open, meeting)])),
          shipping: takeFrom(open, shipping, takeShipping),
          amounts,
        },
      ];
    }),
  );
};

/** Whether a message says nothing that was not refunded before. */
export const isAllMet = (
  left: { units: number; amount: number; shipping: number },
  met: { units: number; amount: number; shipping: number },
): boolean =>
  left.units + left.amount + left.shipping === 0 && met.units + met.amount + met.shipping > 0;
