/** On which day a customer is called after something, and whether at all. Pure. */
import { type CareVerdict, CARE_VERDICTS } from '#contract/service/careRules';
import { addDays, DAY_MS, startOfDay } from '#shared/days';

/** What is known of a customer at an instant. */
export interface CareFacts {
  isErased: boolean;
  hasPhone: boolean;
  /** Said no to being written to or called. */
  hasOptedOut: boolean;
  /** Something that customer service has not settled yet. */
  hasOpenTicket: boolean;
  hasOpenCall: boolean;
  /** When the last call ended; one that is still to be made is an open call. */
  lastCallAt: number | null;
}

/** The first reason against it, in the order in which a person would ask. A cool-down of n days ends exactly n x 24 hours later. */
export const careVerdict = (
  facts: CareFacts,
  { coolDownDays }: { coolDownDays: number },
  at: number,
): CareVerdict => {
  if (facts.isErased) return 'erased';
  if (!facts.hasPhone) return 'noPhone';
  if (facts.hasOptedOut) return 'optedOut';
  if (facts.hasOpenTicket) return 'openTicket';
  if (facts.hasOpenCall) return 'openCall';
  const isCalled = facts.lastCallAt !== null && at < facts.lastCallAt + coolDownDays * DAY_MS;
  return isCalled ? 'coolDown' : 'planned';
};

/** Whether it ends a call that is planned already. What staff planned belongs to a ticket, which is open. */
export const endsCall = (verdict: CareVerdict, isByRule: boolean): boolean =>
  verdict === 'erased' || verdict === 'optedOut' || (isByRule && verdict === 'openTicket');

/** What became known so many days late is called about all the same. */
const LATE_DAYS = 7;

/** When something happened after which customers are called on this day: half-open, with what became known late. */
export const happenedBetween = (
  day: string,
  { afterDays, activeSince }: { afterDays: number; activeSince: number | null },
  timeZone: string,
  lateDays = LATE_DAYS,
): { from: number; until: number } => {
  const happened = addDays(day, -afterDays);
  return {
    from: Math.max(activeSince ?? 0, startOfDay(addDays(happened, -lateDays), timeZone)),
    until: startOfDay(addDays(happened, 1), timeZone),
  };
};

export const countVerdicts = (verdicts: readonly CareVerdict[]): Record<CareVerdict, number> => {
  const counts = Object.fromEntries(CARE_VERDICTS.map((one) => [one, 0])) as Record<
    CareVerdict,
    number
  >;
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
};
