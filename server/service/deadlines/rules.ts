/** Deadlines of the law: local calendar days, of which the first is the day after. Pure. */
import type { DeadlineRule } from '#contract/service/clocks';
import { addDays, dayOf, startOfDay } from '#shared/days';

export const DEADLINE_DAYS: Readonly<Record<DeadlineRule, number>> = {
  /** The price is returned within seven days after the goods came back. */
  refundAfterReceipt: 7,
  /** A complaint is acknowledged by the end of the next day. */
  complaintAcknowledgement: 1,
};

/** The end of the last day. */
export const deadlineAt = (rule: DeadlineRule, startedAt: number, timeZone: string): number =>
  startOfDay(addDays(dayOf(startedAt, timeZone), DEADLINE_DAYS[rule] + 1), timeZone);
