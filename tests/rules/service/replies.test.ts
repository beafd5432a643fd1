/** What a message changes of its ticket. */
import { describe, expect, test } from 'vitest';
import { AFTER_KIND, MessageInput, WRITTEN_KINDS } from '#contract/service/replies';
import { actionOf, answerFields, messageFields, statusFields } from '#rules/service/replies';
import { UNANSWERED_DAYS } from '#contract/service/tickets';

const NOW = Date.parse('2026-09-28T02:00:00Z');
const DAY = 86_400_000;

describe('a message of staff', () => {
  test.each([
    ['public', 'stay', 'reply'],
    ['public', 'askCustomer', 'askCustomer'],
    ['public', 'resolve', 'resolve'],
    ['call', 'stay', 'logCall'],
    ['call', 'resolve', 'resolve'],
    ['internal', 'stay', 'reply'],
  ] as const)(
    'of the kind %s, after which it is said to %s, is the action %s',
    (kind, next, action) => {
      expect(actionOf({ kind, next })).toBe(action);
    },
  );
  test.each([
    ['public', null, true],
    ['call', true, true],
    ['call', false, false],
    ['internal', null, false],
  ] as const)('of the kind %s (reached: %s) is a first reply: %s', (kind, wasReached, isFirst) => {
    const fields = messageFields(
      { firstReplyAt: null, lastReplyAt: null, lastMessageAt: 0 },
      { kind, wasReached },
      NOW,
    );
    expect('firstReplyAt' in fields && fields.firstReplyAt).toBe(isFirst && NOW);
    expect('lastReplyAt' in fields && fields.lastReplyAt).toBe(isFirst && NOW);
  });
  test('that only staff reads is no message of the ticket, whatever else it says', () => {
    const ticket = { firstReplyAt: null, lastReplyAt: null, lastMessageAt: 0 };
    expect(messageFields(ticket, { kind: 'internal', wasReached: null }, NOW)).toEqual({});
  });
  test('keeps an earlier first reply, a later last one and a later last message', () => {
    const ticket = { firstReplyAt: NOW - 1, lastReplyAt: NOW + 2, lastMessageAt: NOW + 3 };
    expect(messageFields(ticket, { kind: 'public', wasReached: null }, NOW)).toEqual({
      firstReplyAt: NOW - 1,
      lastReplyAt: NOW + 2,
      lastMessageAt: NOW + 3,
    });
  });
  test('that asks the customer lets the ticket lapse, unless others still work on it', () => {
    const asked = (isBlocked: boolean) =>
      statusFields('askCustomer', { resolution: null, isBlocked }, NOW);
    expect(asked(false)).toMatchObject({ unansweredAt: NOW + UNANSWERED_DAYS * DAY });
    expect(asked(true)).toMatchObject({ unansweredAt: null });
  });
  test('that resolves the ticket says how and when, and nothing is waited for any more', () => {
    expect(statusFields('resolve', { resolution: 'answered', isBlocked: false }, NOW)).toEqual({
      waitingOn: null,
      followUpAt: null,
      unansweredAt: null,
      resolution: 'answered',
      resolvedAt: NOW,
    });
    expect(statusFields('reply', { resolution: null, isBlocked: false }, NOW)).toEqual({});
  });
  test('may lead to exactly what its kind allows, in the contract too', () => {
    for (const kind of WRITTEN_KINDS)
      for (const next of AFTER_KIND.public) {
        const sent = {
          kind,
          body: 'Hello',
          externalId: 'a',
          wasReached: kind === 'call' ? true : null,
          next,
          resolution: next === 'resolve' ? 'answered' : null,
          lastSeenId: 0,
        };
        expect([kind, next, MessageInput.safeParse(sent).success]).toEqual([
          kind,
          next,
          AFTER_KIND[kind].includes(next),
        ]);
      }
  });
});

describe('a message of the customer', () => {
  const ticket = { state: 'pendingCustomer', lastMessageAt: NOW, reopenCount: 2 } as const;
  test('that reopens a ticket counts once, and not where the ticket was never unanswered', () => {
    const reopen = { action: 'reopen', writtenAt: NOW } as const;
    const resolved = { ...ticket, state: 'resolved' } as const;
    expect(answerFields(resolved, { ...reopen, counts: true })).toMatchObject({ reopenCount: 3 });
    expect(answerFields(resolved, { ...reopen, counts: false })).not.toHaveProperty('reopenCount');
  });
  test('ends the waiting for it, keeps the date of a hold, and never sets the last message back', () => {
    const answer = { action: 'answer', writtenAt: NOW - 1, counts: true } as const;
    expect(answerFields(ticket, answer)).toEqual({
      lastMessageAt: NOW,
      waitingOn: null,
      followUpAt: null,
      unansweredAt: null,
    });
    const held = { ...ticket, state: 'onHold' } as const;
    expect(answerFields(held, answer)).toEqual({ lastMessageAt: NOW });
  });
});
