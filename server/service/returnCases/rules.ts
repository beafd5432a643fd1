/** For what goods come back, what the policy says of all of them, and whether a request is approved without a person. Pure. */
import type { DecidedResponsibility, Responsibility } from '#contract/orders/responsibilities';
import type { ReturnPurpose, ReturnVerdict } from '#contract/service/policies';

/** Goods whose faults somebody else than the customer answers for come back because of them. `otherwise`: all others. */
export const purposeOf = (
  responsibility: Responsibility,
  otherwise: ReturnPurpose = 'noReason',
): ReturnPurpose =>
  responsibility === 'merchant' || responsibility === 'carrier' || responsibility === 'supplier'
    ? 'fault'
    : otherwise;

/** Of several lines the first that the policy refuses, else the first. */
export const worstOf = (verdicts: readonly ReturnVerdict[]): ReturnVerdict | null =>
  verdicts.find(({ isAllowed }) => !isAllowed) ?? verdicts[0] ?? null;

export const isDecided = (
  responsibility: Responsibility,
): responsibility is DecidedResponsibility => responsibility !== 'undetermined';

/** Whether more is paid than the customer was told, or than was settled: that needs a reason. */
export const isAbove = (total: number, told: number | null): boolean =>
  told !== null && total > told;

/** Whether a lower price was seen on a day on which it counts: from the day of the order to the day of the request. */
export const isSeenInTime = (
  seenOn: string,
  { placedOn, askedOn }: { placedOn: string; askedOn: string },
): boolean => seenOn >= placedOn && seenOn <= askedOn;
