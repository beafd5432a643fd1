/** How the status of a ticket moves, and what time alone makes of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '#contract/platform/access';
import {
  LIVE_STATUSES,
  RESOLUTIONS,
  TICKET_ACTIONS,
  TICKET_STATES,
  TICKET_STATUSES,
} from '#contract/service/tickets';
import {
  allowedActions,
  answerTo,
  closesAt,
  decide,
  instantsOf,
  PARTIES,
  partyOf,
  statusAt,
  ticketNumber,
  TRANSITIONS,
  unansweredFrom,
} from '#rules/service/tickets';
import { EXPECTED_STEPS } from '../../api/service/expectedSteps.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-09-28T02:00:00Z');

describe('the table of steps', () => {
  test('every triple of status, action and party is decided as it is written here', () => {
    const found: Record<string, string> = {};
    for (const from of TICKET_STATUSES)
      for (const action of TICKET_ACTIONS)
        for (const party of PARTIES) {
          const decision = decide(from, action, party);
          if (decision.isAllowed) found[`${from} ${action} ${party}`] = decision.to;
        }
    expect(found).toEqual(EXPECTED_STEPS);
  });
  test('a refusal says whether other staff may, or nobody from here', () => {
    expect(decide('spam', 'restore', 'agent')).toEqual({ isAllowed: false, because: 'role' });
    expect(decide('open', 'restore', 'agent')).toEqual({ isAllowed: false, because: 'status' });
    expect(decide('closed', 'reopen', 'agent')).toEqual({ isAllowed: false, because: 'status' });
    expect(decide('new', 'take', null)).toEqual({ isAllowed: false, because: 'role' });
  });
  test('a merged ticket moves no more, until the merge of its members is undone', () => {
    for (const party of PARTIES)
      for (const action of TICKET_ACTIONS)
        expect(decide('merged', action, party).isAllowed, `${action} ${party}`).toBe(
          action === 'separate' && party === 'system',
        );
  });
  test('for one status and action, each party finds one row at most', () => {
    for (const from of TICKET_STATUSES)
      for (const action of TICKET_ACTIONS)
        for (const party of PARTIES)
          expect(
            TRANSITIONS.filter(
              (one) => one.action === action && one.from.includes(from) && one.by.includes(party),
            ).length,
          ).toBeLessThanOrEqual(1);
  });
  test('the owner acts as a manager, and marketers and analysts do not work on tickets', () => {
    expect(ROLES.map(partyOf)).toEqual(['manager', 'manager', 'agent', null, null]);
    expect(partyOf(null)).toBeNull();
    for (const status of TICKET_STATUSES) expect(allowedActions(status, null)).toEqual([]);
  });
});

const facts = { resolution: null, resolvedAt: null, unansweredAt: null } as const;

describe('what time makes of a status', () => {
  test.each([
    [0, 'resolved'],
    [7 * DAY - 1, 'resolved'],
    [7 * DAY, 'closed'],
    [7 * DAY + 1, 'closed'],
  ])('a ticket that was resolved %i ms ago is %s', (ago, status) => {
    const row = { ...facts, state: 'resolved', resolution: 'answered', resolvedAt: NOW } as const;
    expect(statusAt(row, NOW + ago)).toMatchObject({ status, resolution: 'answered' });
  });
  test.each([
    [14 * DAY - 1, 'pendingCustomer', null, null],
    [14 * DAY, 'resolved', 'noReply', NOW + 14 * DAY],
    [21 * DAY - 1, 'resolved', 'noReply', NOW + 14 * DAY],
    [21 * DAY, 'closed', 'noReply', NOW + 14 * DAY],
  ])('%i ms after the customer was asked in vain it is %s', (ago, status, resolution, at) => {
    const row = { ...facts, state: 'pendingCustomer', unansweredAt: unansweredFrom(NOW) } as const;
    expect(statusAt(row, NOW + ago)).toMatchObject({ status, resolution, resolvedAt: at });
  });
  test('what is not asked and not resolved stays as it is, however long it takes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TICKET_STATES), fc.nat(), (state, later) => {
        if (state === 'resolved') return;
        expect(statusAt({ ...facts, state }, NOW + later).status).toBe(state);
      }),
    );
  });
  test('a ticket is closed exactly seven days after it counts as resolved', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('resolved' as const, 'pendingCustomer' as const),
        fc.constantFrom(...RESOLUTIONS),
        fc.integer({ min: 0, max: 60 * DAY }),
        (state, resolution, later) => {
          const row = { state, resolution, resolvedAt: NOW, unansweredAt: NOW };
          const { status, resolvedAt, closedAt } = statusAt(row, NOW + later);
          expect(resolvedAt).toBe(NOW);
          expect(status).toBe(later >= 7 * DAY ? 'closed' : 'resolved');
          expect(closedAt).toBe(later >= 7 * DAY ? closesAt(NOW) : null);
        },
      ),
    );
  });
});

describe('the answer of a customer', () => {
  const resolved = {
    status: 'resolved',
    resolution: 'answered',
    resolvedAt: NOW,
    closedAt: null,
  } as const;
  const closed = { ...resolved, status: 'closed', closedAt: closesAt(NOW) } as const;
  test('an answer within seven days reopens, and a later one begins another ticket', () => {
    expect(answerTo(resolved, NOW + 7 * DAY - 1)).toMatchObject({ action: 'reopen' });
    expect(answerTo(closed, NOW + 7 * DAY)).toBe('followUp');
  });
  test('an answer that was written in time reopens although it arrived after the ticket was closed', () => {
    expect(answerTo(closed, NOW + DAY)).toEqual({ action: 'reopen', wasNeverUnanswered: false });
  });
  test('an answer that was written before the ticket lapsed shows that it was never unanswered', () => {
    const lapsed = { ...resolved, resolution: 'noReply' } as const;
    expect(answerTo(lapsed, NOW - 1)).toEqual({ action: 'reopen', wasNeverUnanswered: true });
    expect(answerTo(lapsed, NOW)).toEqual({ action: 'reopen', wasNeverUnanswered: false });
  });
  test.each([...LIVE_STATUSES, 'spam' as const])(
    'to a ticket that is %s it is only an answer',
    (status) => {
      expect(answerTo({ status, resolution: null, resolvedAt: null, closedAt: null }, NOW)).toEqual(
        {
          action: 'answer',
          wasNeverUnanswered: false,
        },
      );
    },
  );
});

describe('the instants at which time alone changes a status', () => {
  test('are those at which the status is another one than just before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TICKET_STATES),
        fc.option(fc.integer({ min: NOW, max: NOW + 60 * DAY }), { nil: null }),
        fc.option(fc.integer({ min: NOW, max: NOW + 60 * DAY }), { nil: null }),
        (state, resolvedAt, unansweredAt) => {
          const row = { state, resolution: null, resolvedAt, unansweredAt };
          const { lapsesAt, closesAt: closes } = instantsOf(row);
          for (const at of [lapsesAt, closes])
            if (at !== null)
              expect(statusAt(row, at).status).not.toBe(statusAt(row, at - 1).status);
          for (const at of [resolvedAt, unansweredAt])
            if (at !== null && at !== lapsesAt && at !== closes)
              expect(statusAt(row, at).status).toBe(statusAt(row, at - 1).status);
        },
      ),
    );
  });
  test('are none of a ticket that neither waits for its customer nor is resolved', () => {
    for (const state of ['new', 'open', 'onHold', 'merged', 'spam'] as const) {
      const row = { state, resolvedAt: NOW, unansweredAt: NOW };
      expect(instantsOf(row)).toEqual({ lapsesAt: null, closesAt: null });
    }
  });
});

test('a ticket is named by its day and its place in it', () => {
  expect(ticketNumber('2026-09-28', 7)).toBe('TK20260928-0007');
  expect(ticketNumber('2026-09-28', 12_345)).toBe('TK20260928-12345');
});
