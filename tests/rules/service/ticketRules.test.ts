/** Rules about tickets: which tickets they fit, how they set off one another, and when what lasts sets them off. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RULE_EVENTS, RULE_WAITS, TicketRuleInput } from '#contract/service/ticketRules';
import {
  eventsOf,
  inOrder,
  MAX_DEPTH,
  meets,
  runChain,
  type TicketFacts,
  waitOf,
} from '#rules/service/ticketRules';
import { decidedAt, momentsOf, type PastEvent, waitsOf } from '#server/service/ticketRules/waits';

const MINUTE = 60_000;
const ANY = {
  types: [],
  channels: [],
  levels: [],
  priorities: [],
  statuses: [],
  tags: [],
  words: [],
  isUnassigned: false,
};
const TICKET: TicketFacts = {
  type: 'complaint',
  channel: 'app',
  level: 'gold',
  priority: 'P3',
  status: 'open',
  tags: ['vip'],
  isUnassigned: false,
  texts: ['The cup is broken', '我要投诉，请尽快退款'],
};

describe('the conditions of a rule', () => {
  test.each([
    [{}, true],
    [{ types: ['complaint'] as const }, true],
    [{ types: ['repair'] as const }, false],
    [{ levels: ['gold', 'silver'] }, true],
    [{ levels: ['silver'] }, false],
    [{ priorities: ['P1', 'P2'] as const }, false],
    [{ tags: ['late', 'vip'] }, true],
    [{ tags: ['late'] }, false],
    [{ words: ['BROKEN'] }, true],
    [{ words: ['退款'] }, true],
    [{ words: ['invoice'] }, false],
    [{ isUnassigned: true }, false],
  ])('%j are met or not by a complaint of a gold member: %s', (conditions, isMet) => {
    expect(meets({ ...ANY, ...conditions }, TICKET)).toBe(isMet);
  });
  test('a level is asked of nobody who has none', () => {
    expect(meets({ ...ANY, levels: ['gold'] }, { ...TICKET, level: null })).toBe(false);
  });
});

describe('what a step is for rules', () => {
  const at = { status: 'open' as const, assigneeId: 'a', teamId: null };
  test('a message that reopens a ticket is a message and a change of status', () => {
    const before = { ...at, status: 'pendingCustomer' as const };
    expect(eventsOf({ before, after: at, saidBy: 'customer' })).toEqual([
      'customerWrote',
      'statusChanged',
    ]);
  });
  test('another team is an assignment, and a step that changes neither is nothing', () => {
    expect(eventsOf({ before: at, after: { ...at, teamId: 2 }, saidBy: null })).toEqual([
      'assigned',
    ]);
    expect(eventsOf({ before: at, after: at, saidBy: null })).toEqual([]);
    expect(eventsOf({ before: null, after: at, saidBy: 'customer' })).toEqual(['opened']);
  });
});

describe('rules that set off one another', () => {
  const trigger = fc.constantFrom(...RULE_EVENTS);
  const rules = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 1, max: 30 }), position: fc.nat(30), trigger }),
    { selector: ({ id }) => id, maxLength: 12 },
  );
  test('each acts once at most, in their order within one depth, and no deeper than five', async () => {
    await fc.assert(
      fc.asyncProperty(
        rules,
        trigger,
        fc.array(fc.subarray([...RULE_EVENTS])),
        async (all, first, caused) => {
          const acted: { id: number; depth: number; position: number }[] = [];
          let turn = 0;
          await runChain(
            all.map((rule) => ({ ...ANY, ...rule })),
            { facts: TICKET, events: [first] },
            async ({ id, position }, depth) => {
              acted.push({ id, depth, position });
              return { facts: TICKET, events: caused[turn++ % Math.max(1, caused.length)] ?? [] };
            },
          );
          expect(new Set(acted.map(({ id }) => id)).size).toBe(acted.length);
          for (const { depth } of acted) expect(depth).toBeLessThanOrEqual(MAX_DEPTH);
          const ordered = acted.toSorted(
            (one, other) =>
              one.depth - other.depth || one.position - other.position || one.id - other.id,
          );
          expect(acted).toEqual(ordered);
          // Whoever listens to what happened has acted.
          for (const rule of all)
            if (rule.trigger === first) expect(acted.map(({ id }) => id)).toContain(rule.id);
        },
      ),
    );
  });
  test('a rule sees what the one before it left', async () => {
    const acted: number[] = [];
    const rule = { ...ANY, trigger: 'opened' as const };
    await runChain(
      [
        { ...rule, id: 2, position: 1, priorities: ['P1'] as const },
        { ...rule, id: 1, position: 0 },
      ],
      { facts: TICKET, events: ['opened'] },
      async ({ id }) => {
        acted.push(id);
        return { facts: { ...TICKET, priority: 'P1' }, events: [] };
      },
    );
    expect(acted).toEqual([1, 2]);
  });
});

const event = (at: number, further: Partial<PastEvent>): PastEvent => ({
  at,
  by: 'staff',
  says: null,
  status: null,
  isOpening: false,
  isAssignment: false,
  ...further,
});
const opened = event(0, { by: 'customer', says: 'asked', isOpening: true });
const asked = (at: number) => event(at, { by: 'customer', says: 'asked' });
const answered = (at: number) => event(at, { says: 'answered' });
const becomes = (at: number, status: PastEvent['status']) => event(at, { status });

describe('what lasts', () => {
  test('a customer waits since the first message that nobody has answered', () => {
    expect(waitsOf('customerWaits', [opened, asked(5), answered(9), asked(20)])).toEqual([
      { since: 0, until: 9 },
      { since: 20, until: null },
    ]);
  });
  test('what a rule or the console wrote is no answer', () => {
    const sent = event(5, { by: 'system' });
    expect(waitsOf('customerWaits', [opened, sent])).toEqual([{ since: 0, until: null }]);
    expect(waitsOf('nothingDone', [opened, sent])).toEqual([{ since: 0, until: null }]);
  });
  test('a customer is silent since they were asked last', () => {
    const past = [opened, answered(5), becomes(5, 'pendingCustomer'), answered(9), asked(12)];
    expect(waitsOf('customerSilent', past)).toEqual([
      { since: 5, until: 9 },
      { since: 9, until: 12 },
    ]);
  });
  test('nothing lasts of a ticket that is resolved', () => {
    for (const wait of RULE_WAITS)
      expect(
        waitsOf(wait, [opened, becomes(7, 'resolved')]).every((one) => one.until !== null),
      ).toBe(true);
  });
  test('the times follow one another, and only the last may go on', () => {
    const step = fc.record({
      at: fc.nat(1000),
      by: fc.constantFrom('customer' as const, 'staff' as const, 'system' as const),
      says: fc.constantFrom('asked' as const, 'answered' as const, null),
      status: fc.constantFrom(
        'open' as const,
        'pendingCustomer' as const,
        'resolved' as const,
        null,
      ),
      isOpening: fc.constant(false),
      isAssignment: fc.constant(false),
    });
    fc.assert(
      fc.property(fc.array(step), fc.constantFrom(...RULE_WAITS), (past, wait) => {
        const waits = waitsOf(wait, past);
        for (const [index, { since, until }] of waits.entries()) {
          if (until === null) expect(index).toBe(waits.length - 1);
          else expect(until).toBeGreaterThanOrEqual(since);
          const next = waits[index + 1];
          if (next) expect(next.since).toBeGreaterThanOrEqual(until ?? Infinity);
        }
      }),
    );
  });
  test('it sets a rule off after its minutes, and not before the rule was active', () => {
    expect(decidedAt({ minutes: 30, activeSince: 0 }, null, MINUTE)).toBe(31 * MINUTE);
    expect(decidedAt({ minutes: 30, activeSince: 99 * MINUTE }, null, MINUTE)).toBe(99 * MINUTE);
  });
  test('the past would have set a rule off each time that lasted long enough', () => {
    const past = [
      opened,
      answered(40 * MINUTE),
      asked(50 * MINUTE),
      answered(60 * MINUTE),
      asked(70 * MINUTE),
    ];
    const rule = { trigger: 'customerWaits' as const, minutes: 30 };
    expect(momentsOf(rule, null, past, 99 * MINUTE)).toEqual([30 * MINUTE]);
    expect(momentsOf(rule, null, past, 100 * MINUTE)).toEqual([30 * MINUTE, 100 * MINUTE]);
  });
  test('the opening is no message of its own', () => {
    const past = [{ ...opened, says: null, status: 'new' as const }, opened, asked(5)];
    const times = (trigger: (typeof RULE_EVENTS)[number]) =>
      momentsOf({ trigger, minutes: null }, null, past, 9);
    expect([times('opened'), times('customerWrote'), times('statusChanged')]).toEqual([
      [0],
      [5],
      [],
    ]);
  });
});

describe('a rule that is written', () => {
  const draft = (further: object) => ({ names: { en: 'Rule' }, trigger: 'opened', ...further });
  test.each([
    [{ priority: 'P1' }, []],
    [{}, ['assigneeId']],
    [{ trigger: 'customerWaits', priority: 'P1' }, ['minutes']],
    [{ minutes: 5, priority: 'P1' }, ['minutes']],
    [{ unassigns: true, assigneeId: 'agent' }, ['unassigns']],
    [{ taskTitle: 'Count' }, ['taskDepartment', 'taskMinutes']],
    [{ taskMinutes: 5, priority: 'P1' }, ['taskTitle']],
  ])('%j is refused at %j', (further, fields) => {
    const { error } = TicketRuleInput.safeParse(draft(further));
    expect(error?.issues.map(({ path }) => path[0]) ?? []).toEqual(fields);
  });
});

test('a rule waits for what lasts, and acts at once on everything else', () => {
  expect(RULE_WAITS.map((trigger) => waitOf({ trigger }))).toEqual(RULE_WAITS);
  expect(RULE_EVENTS.flatMap((trigger) => waitOf({ trigger }) ?? [])).toEqual([]);
});

test('rules stand in the order of their places, and of one place the older goes first', () => {
  const rules = [
    { id: 3, position: 1 },
    { id: 1, position: 2 },
    { id: 2, position: 1 },
  ];
  expect(inOrder(rules).map(({ id }) => id)).toEqual([2, 3, 1]);
});
