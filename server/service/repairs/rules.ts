/** The warranty of sold goods, when repairing is not enough any more, and what a quote comes to. Pure. */
import {
  type Fault,
  type FreightSide,
  type QuoteLine,
  REPAIRS_BEFORE_OFFER,
  type Verdict,
} from '#contract/service/repairs';
import { dayOf, daysBetween, monthsAfter } from '#shared/days';

/** The last day of a warranty of so many months after the day of the sale; null for none. */
export const warrantyUntil = (soldOn: string, months: number): string | null =>
  months > 0 ? monthsAfter(soldOn, months) : null;

/** What the dates alone say: it counts when the customer asked, not when somebody looked at it. */
export const verdictOf = (lastDay: string | null, askedOn: string): 'in' | 'out' =>
  lastDay !== null && askedOn <= lastDay ? 'in' : 'out';

/** What somebody but an agent decides: that the warranty is void, and what differs from the dates. */
export const isForManager = (verdict: Verdict, byDates: 'in' | 'out'): boolean =>
  verdict !== byDates;

/** Within the warranty the merchant answers for sending the goods both ways, otherwise the customer. */
export const freightSideOf = (verdict: Verdict): FreightSide =>
  verdict === 'in' ? 'merchant' : 'customer';

/** Whether two repairs of a line are about one unit: without serial numbers only where no more than one was sold. */
export const isSameUnit = (one: string | null, other: string | null, sold: number): boolean =>
  sold === 1 || (one !== null && one === other);

/** Whether the same fault was repaired so often that an exchange or a refund has to be offered. `earlier`: within the warranty. */
export const mustOffer = (
  verdict: Verdict | null,
  fault: Fault | null,
  earlier: readonly { fault: Fault | null }[],
): boolean =>
  verdict === 'in' &&
  fault !== null &&
  fault !== 'other' &&
  earlier.filter((repair) => repair.fault === fault).length >= REPAIRS_BEFORE_OFFER;

export const amountOfLine = ({
  quantity,
  unitPrice,
}: Pick<QuoteLine, 'quantity' | 'unitPrice'>): number => quantity * unitPrice;
export const quoteTotal = (lines: readonly Pick<QuoteLine, 'quantity' | 'unitPrice'>[]): number =>
  lines.reduce((sum, line) => sum + amountOfLine(line), 0);

/** Business days since the goods came in, until they were sent back; nothing stops them meanwhile. */
export const daysInRepair = (
  receivedAt: number,
  { sentBackAt, now, timeZone }: { sentBackAt: number | null; now: number; timeZone: string },
): number => daysBetween(dayOf(receivedAt, timeZone), dayOf(sentBackAt ?? now, timeZone));
