/** Which units of a line the customer has after what happened to them, and what those that come back are worth. Pure. */
import { mulDiv } from '#shared/money';

/** Something that happened to units of one line, in the order in which it happened. */
export type LineEvent =
  /** So many were ordered. */
  | { is: 'sold'; units: number }
  /** Their replacements are with the customer for good. */
  | { is: 'exchanged'; units: number; surplus: number; sku?: string }
  /**
   * They came back, for a refund or to be exchanged again; `replaced`: how many of them are replacements, where that is
   * known; `refunded`: by the store itself, with what it gave for them.
   */
  | { is: 'back'; units: number; replaced?: number | null; refunded?: number };

interface Replaced {
  units: number;
  surplus: number;
  sku: string | null;
  /** How many of them have come back. */
  back: number;
}
/** Units of a line that the customer has: as they were sold, and replacements with the oldest at the head. */
interface WithCustomer {
  others: number;
  replaced: readonly Replaced[];
}

/** What the first units of them come to, so that all parts sum to the whole. */
const partOf = ({ surplus, units }: Replaced, first: number): number =>
  mulDiv(surplus, first, units, 'down');

const leftOf = (replaced: readonly Replaced[]): number =>
  replaced.reduce((sum, { units, back }) => sum + units - back, 0);

/** What came back: where it is not known which units, those that were exchanged come back first. */
interface Back {
  units: number;
  replaced?: number | null;
}

/** How many of the units that come back are replacements: no more than there are, and no fewer than there are too few others. */
const replacedAmong = (has: WithCustomer, { units, replaced: said = null }: Back): number => {
  const most = Math.min(units, leftOf(has.replaced));
  return said === null ? most : Math.min(most, Math.max(said, units - has.others));
};

/** Of replacements the oldest come back first; their parts sum to the whole. */
const take = (has: WithCustomer, back: Back): WithCustomer & { surplus: number } => {
  const wanted = replacedAmong(has, back);
  let left = wanted;
  let surplus = 0;
  const replaced: Replaced[] = [];
  for (const one of has.replaced) {
    const taken = Math.min(left, one.units - one.back);
    const gone = one.back + taken;
    left -= taken;
    surplus += partOf(one, gone) - partOf(one, one.back);
    if (gone < one.units) replaced.push({ ...one, back: gone });
  }
  return { others: Math.max(0, has.others - (back.units - wanted)), replaced, surplus };
};

const afterEvent = (has: WithCustomer, event: LineEvent): WithCustomer => {
  if (event.is === 'sold') return { ...has, others: has.others + event.units };
  if (event.is === 'back') return take(has, event);
  const { units, surplus, sku = null } = event;
  return { ...has, replaced: [...has.replaced, { units, surplus, sku, back: 0 }] };
};
const afterEvents = (events: readonly LineEvent[]): WithCustomer =>
  events.reduce(afterEvent, { others: 0, replaced: [] });

/** The units of a line that the customer has: as they were sold, and by what others were replaced, the oldest first. */
export const unitsWithCustomer = (
  events: readonly LineEvent[],
): { others: number; replaced: { sku: string | null; units: number }[] } => {
  const { others, replaced } = afterEvents(events);
  return {
    others,
    replaced: replaced.map(({ sku, units, back }) => ({ sku, units: units - back })),
  };
};

/** What the store refunded itself beyond what was paid for the units with the order, as far as an exchange had made them dearer. */
export const refundedBeyond = (
  events: readonly LineEvent[],
  paidFor: (units: number) => number,
): number =>
  events.reduce((sum, event, index) => {
    if (event.is !== 'back' || event.refunded === undefined) return sum;
    const { surplus } = take(afterEvents(events.slice(0, index)), event);
    return sum + Math.max(0, Math.min(surplus, event.refunded - paidFor(event.units)));
  }, 0);

/**
 * By how much the refund of these units differs from what was paid for them with the order. `replaced`: how many of them
 * are replacements, null where that is not known.
 */
export const surplusOfUnits = (
  events: readonly LineEvent[],
  units: number,
  replaced: number | null = null,
): number => take(afterEvents(events), { units, replaced }).surplus;
