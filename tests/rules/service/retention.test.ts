/** For how long words of tickets are kept: which periods are refused, and rows by month. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, monthsOf, periodErrors, SLOT_MS } from '#server/service/retention/rules';

const ZONE = 'Asia/Shanghai';
const slotOf = (text: string) => Math.floor(Date.parse(text) / SLOT_MS);

test('what is part of something never stays longer than it', () => {
  expect(periodErrors({ attachmentDays: 400, messageDays: 1096, ticketDays: 1096 })).toEqual({});
  expect(periodErrors({ attachmentDays: 1097, messageDays: 1096, ticketDays: 1096 })).toEqual({
    attachmentDays: 'serviceRetention.errors.longerThanMessages',
  });
  expect(periodErrors({ attachmentDays: 400, messageDays: 1200, ticketDays: 1096 })).toEqual({
    messageDays: 'serviceRetention.errors.longerThanTickets',
  });
});

test('each table has the days of what it holds', () => {
  const periods = { attachmentDays: 1, messageDays: 2, ticketDays: 3 };
  expect(daysOf('ticket_attachments', periods)).toBe(1);
  expect(daysOf('ticket_messages', periods)).toBe(2);
  expect(daysOf('tickets', periods)).toBe(3);
});

test('a row belongs to the month of the store, and what keeps it is counted apart', () => {
  expect(
    monthsOf(
      [
        { slot: slotOf('2024-03-31T16:00:00Z'), kept: '', rows: 2 },
        { slot: slotOf('2024-03-31T15:45:00Z'), kept: '', rows: 3 },
        { slot: slotOf('2024-03-01T00:00:00Z'), kept: 'legalHold', rows: 4 },
        { slot: slotOf('2024-03-02T00:00:00Z'), kept: 'openCase', rows: 5 },
      ],
      ZONE,
    ),
  ).toEqual([
    { month: '2024-03', goes: 3, kept: { legalHold: 4, openCase: 5 } },
    { month: '2024-04', goes: 2, kept: { legalHold: 0, openCase: 0 } },
  ]);
});

test('whatever rows there are, each is in exactly one month and kept or gone', () => {
  const slot = fc.record({
    slot: fc.integer({ min: slotOf('2020-01-01T00:00:00Z'), max: slotOf('2026-01-01T00:00:00Z') }),
    kept: fc.constantFrom('' as const, 'legalHold' as const, 'openCase' as const),
    rows: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(slot), (slots) => {
      const months = monthsOf(slots, ZONE);
      expect(new Set(months.map(({ month }) => month)).size).toBe(months.length);
      const sum = months.reduce(
        (total, { goes, kept }) => total + goes + kept.legalHold + kept.openCase,
        0,
      );
      expect(sum).toBe(slots.reduce((total, { rows }) => total + rows, 0));
    }),
  );
});
