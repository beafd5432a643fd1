/** Rules by which customers are called: whom the morning's run calls, whom not and why, and what a trial says before. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import type { CareRule, CareTrial } from '#contract/service/careRules';
import type { Case } from '#contract/service/cases';
import { careRules } from '#db/schema/service/careRules';
import { query } from '#db/statements';
import { getRow } from '#server/platform/records/records';
import { readSettings } from '#server/platform/settings/read';
import { PLAN_CALLS } from '#server/service/careRules/job';
import { planPage } from '#server/service/careRules/plan';
import { suppressPage } from '#server/service/careRules/suppress';
import { dayOf } from '#shared/days';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { act, type Desk, openDesk, read, write } from './ticketStore.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const ZONE = 'Asia/Shanghai';
let desk: Desk;
let rule: CareRule;
let serial = 0;
beforeAll(async () => {
  desk = await openDesk();
  const { body } = await desk.manager<CareRule>('POST', '/api/careRules', {
    name: 'After delivery',
    event: 'delivered',
    afterDays: 3,
    minAmount: 5_000,
    isActive: true,
  });
  rule = body;
});
afterAll(() => desk.api.close());
beforeEach(() => {
  desk.api.now = NOW;
});

/** A member whose order arrives at an instant. */
const delivered = async (at: number, { member = {}, paid = 9_000 } = {}) => {
  desk.api.now = Math.max(desk.api.now, at);
  const externalId = `buyer-${++serial}`;
  const { body } = await desk.store<{ id: number }>('POST', '/api/store/members', {
    externalId,
    name: 'Lin',
    phone: `1380000${String(1000 + serial)}`,
    ...member,
  });
  await desk.store('POST', '/api/store/orders', {
    externalId: `order-${serial}`,
    channel: 'web',
    memberExternalId: externalId,
    currency: 'CNY',
    lines: [{ sku: 'LAMP', quantity: 1, unitPrice: paid, paid }],
    statuses: ['placed', 'paid', 'delivered'].map((status) => ({ status, at })),
  });
  return body.id;
};
const acting = async (tx: Parameters<typeof readSettings>[0]) => ({
  actor: SYSTEM,
  now: desk.api.now,
  settings: await readSettings(tx),
  party: 'system' as const,
});
/** The run of the morning so many days later. */
const runAfter = async (days: number, id = rule.id) => {
  desk.api.now = NOW + days * DAY;
  return desk.api.connection.transaction(async (tx) => {
    const row = await getRow(tx, careRules, id);
    const day = dayOf(desk.api.now, ZONE);
    await suppressPage(tx, await acting(tx), 0);
    return (await planPage(tx, await acting(tx), row, day, 0)).planned;
  });
};
const callsOf = async (memberId: number) =>
  (
    await desk.agent<Case[]>(
      'GET',
      `/api/cases?filter=${JSON.stringify({ memberId, kind: 'care' })}`,
    )
  ).body;
const verdictsOf = async (memberId: number) =>
  (
    await query<{ verdict: string }>(
      desk.api.connection.db,
      'select verdict from care_decisions where member_id = ? order by id',
      [memberId],
    )
  ).map(({ verdict }) => verdict);

describe('The run of a morning', () => {
  test('calls for what arrived three days before, once, on a ticket of its own', async () => {
    const memberId = await delivered(NOW + HOUR);
    expect(await runAfter(2)).toBe(0);
    expect(await runAfter(3)).toBe(1);
    expect(await runAfter(3)).toBe(0);
    const [call] = await callsOf(memberId);
    expect(call).toMatchObject({ stage: 'due', orderExternalId: `order-${serial}` });
    expect((await readCase(desk.agent, call?.id ?? 0)).details).toMatchObject({
      rule: 'delivered',
    });
    const { body } = await desk.agent<{ type: string; source: string }>(
      'GET',
      `/api/tickets/${call?.ticketId}`,
    );
    expect(body).toMatchObject({ type: 'care', source: 'rule' });
    expect(await verdictsOf(memberId)).toEqual(['planned']);
  });

  test('also calls for what became known late, and not for what was before the rule', async () => {
    await runAfter(6);
    const late = await delivered(NOW + 2 * DAY);
    const before = await delivered(NOW - HOUR);
    await runAfter(6);
    expect([await verdictsOf(late), await verdictsOf(before)]).toEqual([['planned'], []]);
  });

  test('passes over smaller orders, and says why others are not called', async () => {
    const at = NOW + 10 * DAY;
    const small = await delivered(at, { paid: 4_999 });
    const silent = await delivered(at, { member: { phone: null } });
    const against = await delivered(at, {
      member: { consents: { marketing: { granted: false, source: 'app', at: NOW } } },
    });
    const asking = await delivered(at);
    desk.api.now = at;
    await write(desk.agent, { memberId: asking });
    await runAfter(13);
    expect(await Promise.all([small, silent, against, asking].map(verdictsOf))).toEqual([
      [],
      ['noPhone'],
      ['optedOut'],
      ['openTicket'],
    ]);
    expect(await callsOf(asking)).toEqual([]);
  });

  test('calls nobody again within the cool-down, which begins when the last call ended', async () => {
    const memberId = await delivered(NOW + 20 * DAY);
    await runAfter(23);
    const [call] = await callsOf(memberId);
    // Made a day late, from which on the cool-down counts.
    desk.api.now = NOW + 24 * DAY;
    await stepOf(desk.agent, call?.id ?? 0, 'attempt', { outcome: 'reached' });
    await stepOf(desk.agent, call?.id ?? 0, 'complete');
    const { body } = await desk.agent<{ externalId: string }>('GET', `/api/members/${memberId}`);
    desk.api.now = NOW + 24 * DAY;
    await desk.store('POST', '/api/store/orders', {
      externalId: 'second',
      channel: 'web',
      memberExternalId: body.externalId,
      currency: 'CNY',
      lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 9_000, paid: 9_000 }],
      statuses: ['placed', 'paid', 'delivered'].map((status) => ({ status, at: NOW + 24 * DAY })),
    });
    await runAfter(27);
    // The ticket of the call itself is none that keeps from calling.
    expect(await verdictsOf(memberId)).toEqual(['planned', 'coolDown']);
    // As many days after the call was planned, a day before the cool-down ends.
    const third = 23 + rule.coolDownDays;
    desk.api.now = NOW + third * DAY;
    await desk.store('POST', '/api/store/orders', {
      externalId: 'third',
      channel: 'web',
      memberExternalId: body.externalId,
      currency: 'CNY',
      lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 9_000, paid: 9_000 }],
      statuses: ['placed', 'paid', 'delivered'].map((status) => ({
        status,
        at: NOW + (third - 3) * DAY,
      })),
    });
    await runAfter(third);
    expect(await verdictsOf(memberId)).toEqual(['planned', 'coolDown', 'coolDown']);
  });

  test('calls by no rule that is switched off while it goes on', async () => {
    const input = { name: 'In between', event: 'delivered', afterDays: 3 };
    const made = await desk.manager<CareRule>('POST', '/api/careRules', {
      ...input,
      isActive: true,
    });
    const { id, version } = made.body;
    await delivered(NOW + HOUR);
    desk.api.now = NOW + 3 * DAY;
    let pages = 0;
    await PLAN_CALLS.run(desk.api.application, dayOf(desk.api.now, ZONE), async (work) => {
      // The rules were read, and nobody was called yet.
      if (pages++ === 1)
        await desk.manager('PUT', `/api/careRules/${id}`, { ...input, isActive: false, version });
      return desk.api.connection.transaction((tx) => work(tx, () => undefined));
    });
    expect(pages).toBeGreaterThan(1);
    const decided = await query(
      desk.api.connection.db,
      'select id from care_decisions where rule_id = ?',
      [id],
    );
    expect(decided).toEqual([]);
  });
});

describe('A planned call', () => {
  test('is given up when the customer complains or objects, with the reason, but not one that staff planned', async () => {
    const complaining = await delivered(NOW + 40 * DAY);
    const objecting = await delivered(NOW + 40 * DAY);
    await runAfter(43);
    const ticket = await write(desk.agent, { memberId: complaining });
    await openCase(desk.agent, ticket.id, 'complaint', { remedySought: 'apology' });
    const { body } = await desk.agent<{ externalId: string }>('GET', `/api/members/${objecting}`);
    await desk.store('POST', '/api/store/members', {
      externalId: body.externalId,
      consents: { marketing: { granted: false, source: 'app', at: desk.api.now } },
    });
    const staffs = await openCase(desk.agent, ticket.id, 'care', { plannedAt: desk.api.now });
    await runAfter(44);
    for (const memberId of [complaining, objecting]) {
      const call = (await callsOf(memberId)).find(({ id }) => id !== staffs.body.id);
      expect(call?.stage).toBe('suppressed');
      const { steps } = await readCase(desk.agent, call?.id ?? 0);
      expect(steps.at(-1)?.figures).toEqual({
        because: memberId === objecting ? 'optedOut' : 'openTicket',
      });
    }
    expect((await readCase(desk.agent, staffs.body.id)).stage).toBe('due');
  });
});

test('a trial says what a rule would have done over the last 30 days, and writes nothing', async () => {
  const { body: off } = await desk.manager<CareRule>('POST', '/api/careRules', {
    name: 'Tried',
    event: 'delivered',
    afterDays: 1,
  });
  const memberId = await delivered(NOW + 60 * DAY);
  desk.api.now = NOW + 62 * DAY;
  const { body } = await desk.agent<CareTrial>('GET', `/api/careRules/${off.id}/trial`);
  expect(body.counts.planned).toBeGreaterThan(0);
  expect(body.rows[0]).toMatchObject({
    day: dayOf(NOW + 61 * DAY, ZONE),
    memberId,
    verdict: 'planned',
  });
  expect(await verdictsOf(memberId)).toEqual([]);
  desk.api.now = NOW + 100 * DAY;
  const { body: later } = await desk.agent<CareTrial>('GET', `/api/careRules/${off.id}/trial`);
  expect(later.rows).toEqual([]);
});

test('agents read the rules, and managers write them', async () => {
  const tried = await desk.agent('POST', '/api/careRules', {
    name: 'Mine',
    event: 'repaired',
    afterDays: 1,
  });
  expect(tried.status).toBe(403);
  expect((await desk.agent<CareRule[]>('GET', '/api/careRules')).body.length).toBeGreaterThan(0);
  const { body } = await desk.manager<CareRule>('PUT', `/api/careRules/${rule.id}`, {
    name: 'After delivery',
    event: 'delivered',
    afterDays: 3,
    isActive: false,
    version: rule.version,
  });
  expect([body.isActive, body.activeSince]).toEqual([false, null]);
});

test('a call after a complaint leads to its case and ticket, they lead to the call, and a dispute keeps it only where people say so', async () => {
  const memberId = await delivered(NOW - 30 * DAY);
  desk.api.now = NOW;
  const { body: ofComplaints } = await desk.manager<CareRule>('POST', '/api/careRules', {
    name: 'After complaints',
    event: 'complaintClosed',
    afterDays: 1,
    isActive: true,
  });
  const { id: ticketId } = await write(desk.agent, { memberId });
  const { body: complaint } = await openCase(desk.agent, ticketId, 'complaint', {
    remedySought: 'other',
  });
  await desk.api.connection.transaction((tx) =>
    query(tx, `update cases set state = 'closedResolved', closed_at = ? where id = ?`, [
      NOW,
      complaint.id,
    ]),
  );
  await act(desk.agent, ticketId, 'resolution', { resolution: 'answered' });
  expect(await runAfter(1, ofComplaints.id)).toBe(1);
  const [call] = await callsOf(memberId);
  const shown = await readCase(desk.agent, call?.id ?? 0);
  expect(shown.details).toMatchObject({
    cause: { resource: 'cases', id: complaint.id, name: complaint.number },
  });
  expect((await read(desk.agent, call?.ticketId ?? 0)).linked).toMatchObject([
    { id: ticketId, relation: 'causedBy' },
  ]);
  expect((await read(desk.agent, ticketId)).linked).toMatchObject([
    { id: call?.ticketId, relation: 'causes' },
  ]);
  const filter = JSON.stringify({ calledAfterId: complaint.id });
  const { body: after } = await desk.agent<Case[]>('GET', `/api/cases?filter=${filter}`);
  expect(after.map(({ id }) => id)).toEqual([call?.id]);
  const obstacles = async () =>
    (await desk.agent<{ message: string }[]>('GET', `/api/tickets/${call?.ticketId}/obstacles`))
      .body;
  await stepOf(desk.agent, call?.id ?? 0, 'attempt', { outcome: 'reached' });
  await stepOf(desk.agent, call?.id ?? 0, 'complete');
  const disputeOn = (of: number) =>
    desk.api.connection.transaction((tx) =>
      query(
        tx,
        `update cases set kind = 'dispute', state = 'opened', closed_at = null where ticket_id = ?`,
        [of],
      ),
    );
  await disputeOn(ticketId);
  expect(await obstacles()).toEqual([]);
  const other = await write(desk.agent, { memberId });
  await openCase(desk.agent, other.id, 'complaint', { remedySought: 'other' });
  await disputeOn(other.id);
  desk.api.now += HOUR;
  const linked = await desk.agent('POST', `/api/tickets/${call?.ticketId}/links`, {
    otherNumber: other.number,
    kind: 'causedBy',
  });
  expect(linked.status).toBe(200);
  expect(await obstacles()).toMatchObject([{ message: 'tickets.errors.linkedDispute' }]);
});
