/** Who is asked and who is not, and when the one reminder is due. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUT_REASONS, type OutReason } from '#contract/surveys/invitations';
import {
  dueAt,
  type GateFacts,
  type Gates,
  lateWindowAt,
  outReasonOf,
  reminderAt,
  windowAt,
} from '#rules/surveys/sending';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-20T04:00:00Z');

describe('What somebody is asked about', () => {
  const delay = { delayMinutes: 90, afterDays: 2 };

  test('is due after its days and minutes', () => {
    expect(dueAt(NOW, delay)).toBe(NOW + 2 * DAY + 90 * 60_000);
  });

  test('is asked about from the instant at which it is due, for fourteen days, and not from before the start', () => {
    const latest = NOW - 2 * DAY - 90 * 60_000;
    expect(windowAt(0, delay, NOW)).toEqual({ from: latest - 14 * DAY, until: latest + 1 });
    expect(windowAt(latest - DAY, delay, NOW)).toEqual({ from: latest - DAY, until: latest + 1 });
  });

  test('is never too late where the distribution started when it was still to be asked about', () => {
    const stale = NOW - 2 * DAY - 90 * 60_000 - 14 * DAY;
    expect(lateWindowAt(stale, delay, NOW)).toBeNull();
    expect(lateWindowAt(stale - 1, delay, NOW)).toEqual({ from: stale - 1, until: stale });
  });
});

const ASKED: GateFacts = {
  isLate: false,
  isEligible: true,
  canBeReached: true,
  isOptedOut: false,
  isSampled: true,
  lastOfDistribution: null,
  lastOfAny: null,
  hasOpenInvitation: false,
  sentToday: 0,
};
const GATES: Gates = { recontactDays: 30, usesCooldown: true, dailyLimit: 5 };
const reason = (facts: Partial<GateFacts>, gates: Partial<Gates> = {}) =>
  outReasonOf({ ...ASKED, ...facts }, { ...GATES, ...gates }, NOW);

describe('Somebody is asked', () => {
  test('where nothing stands against it, though never asked before', () => {
    expect(reason({})).toBeNull();
  });

  /** What alone stops it, in the order in which it is decided. */
  const STOPPED: Readonly<Record<OutReason, Partial<GateFacts>>> = {
    late: { isLate: true },
    ineligible: { isEligible: false },
    noContact: { canBeReached: false },
    optedOut: { isOptedOut: true },
    notSampled: { isSampled: false },
    recontact: { lastOfDistribution: NOW - 1 },
    cooldown: { lastOfAny: NOW - 1 },
    openInvitation: { hasOpenInvitation: true },
    dailyLimit: { sentToday: 5 },
  };
  test.each(OUT_REASONS)('unless stopped by %s', (out) => {
    expect(reason(STOPPED[out])).toBe(out);
  });

  test('or of several reasons the first in their order is told', () => {
    fc.assert(
      fc.property(fc.subarray([...OUT_REASONS]), (outs) => {
        const facts = Object.assign({}, ...outs.map((out) => STOPPED[out]));
        expect(reason(facts)).toBe(outs[0] ?? null);
      }),
    );
  });

  test.each([
    ['this distribution', (last: number) => ({ lastOfDistribution: last }), 30, 'recontact'],
    ['any survey', (last: number) => ({ lastOfAny: last }), 7, 'cooldown'],
  ])('again by %s once its pause is over, to the instant', (_, asked, days, out) => {
    expect(reason(asked(NOW - days * DAY + 1))).toBe(out);
    expect(reason(asked(NOW - days * DAY))).toBeNull();
  });

  test('without a pause where the distribution has none', () => {
    expect(reason({ lastOfDistribution: NOW }, { recontactDays: null })).toBeNull();
    expect(reason({ lastOfAny: NOW }, { usesCooldown: false })).toBeNull();
  });

  test('until as many were asked on that day as the limit says, and without a limit always', () => {
    expect(reason({ sentToday: 4 })).toBeNull();
    expect(reason({ sentToday: 6 })).toBe('dailyLimit');
    expect(reason({ sentToday: 6 }, { dailyLimit: null })).toBeNull();
  });
});

describe('The reminder', () => {
  const invitation = {
    sentAt: NOW,
    remindedAt: null,
    completedAt: null,
    voidedAt: null,
    expiresAt: NOW + 14 * DAY,
  };

  test('is due so many days after the invitation was sent', () => {
    expect(reminderAt(invitation, 3)).toBe(NOW + 3 * DAY);
    expect(reminderAt({ ...invitation, expiresAt: null }, 3)).toBe(NOW + 3 * DAY);
  });

  test.each([
    ['was not sent', { sentAt: null }],
    ['was reminded of', { remindedAt: NOW + 1 }],
    ['was answered', { completedAt: NOW + 1 }],
    ['was taken back', { voidedAt: NOW + 1 }],
  ])('is never due for an invitation that %s', (_, more) => {
    expect(reminderAt({ ...invitation, ...more }, 3)).toBeNull();
  });

  test('is never due without a number of days', () => {
    expect(reminderAt(invitation, null)).toBeNull();
  });

  test('comes only while the invitation can still be answered', () => {
    const due = NOW + 3 * DAY;
    expect(reminderAt({ ...invitation, expiresAt: due }, 3)).toBeNull();
    expect(reminderAt({ ...invitation, expiresAt: due - 1 }, 3)).toBeNull();
    expect(reminderAt({ ...invitation, expiresAt: due + 1 }, 3)).toBe(due);
  });
});
