/** What is refused of periods, and rows of ended tickets by month. Pure. */
import { dayOf } from '#shared/days';
import {
  KEPT_BECAUSE,
  type KeptBecause,
  type Retained,
  type RetainedMonth,
  type RetentionPeriods,
} from './contract.ts';

/** Files are part of messages, and messages of tickets: what is part of something never stays longer than it. */
export const periodErrors = ({
  attachmentDays,
  messageDays,
  ticketDays,
}: RetentionPeriods): Record<string, string> => ({
  ...(attachmentDays > messageDays && {
    attachmentDays: 'serviceRetention.errors.longerThanMessages',
  }),
  ...(messageDays > ticketDays && { messageDays: 'serviceRetention.errors.longerThanTickets' }),
});

export const daysOf = (
  table: Retained,
  { attachmentDays, messageDays, ticketDays }: RetentionPeriods,
): number => {
  if (table === 'ticket_attachments') return attachmentDays;
  return table === 'ticket_messages' ? messageDays : ticketDays;
};

/** Time zones differ by whole quarters of an hour, so that all of one are of one month. */
export const SLOT_MS = 900_000;
export interface CountedSlot {
  slot: number;
  kept: KeptBecause | '';
  rows: number;
}

/** The oldest month first. */
export const monthsOf = (slots: readonly CountedSlot[], timeZone: string): RetainedMonth[] => {
  const months = new Map<string, RetainedMonth>();
  for (const { slot, kept, rows } of slots) {
    const month = dayOf(slot * SLOT_MS, timeZone).slice(0, 7);
    const found = months.get(month) ?? { month, goes: 0, kept: { legalHold: 0, openCase: 0 } };
    months.set(month, found);
    const because = KEPT_BECAUSE.find((one) => one === kept);
    if (because) found.kept[because] += rows;
    else found.goes += rows;
  }
  return [...months.values()].toSorted((one, other) => (one.month < other.month ? -1 : 1));
};
