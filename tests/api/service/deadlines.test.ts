/** The deadlines of the law follow the steps of cases, each from when it happened. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseAction } from '#contract/service/caseActions';
import type { Deadline, TicketClocks } from '#contract/service/clocks';
import type { CaseKind, CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { cases, caseSteps } from '#db/schema/service/cases';
import { SYSTEM } from '#contract/platform/activities';
import { getRow } from '#server/platform/records/records';
import { readSettings } from '#server/platform/settings/read';
import { followDeadlines } from '#server/service/deadlines/follow';
import { NOW } from '../support/openApi.ts';
import { type Desk, openDesk, write } from './ticketStore.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(`${text}:00+08:00`);
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

let serial = 0;
const insertCase = async (tx: Db, kind: CaseKind, ticketId: number): Promise<number> => {
  serial += 1;
  const day = { recordedOn: '2025-11-21', dayNumber: 1_000 + serial };
  const row = {
    number: `CS20251121-${day.dayNumber}`,
    ...day,
    ticketId,
    openedForId: ticketId,
    kind,
    state: 'requested' as const,
    stageAt: NOW,
    openedAt: NOW,
    openedBy: 'Agent',
    createdAt: NOW,
    updatedAt: NOW,
  };
  const [id = 0] = await insertRows(tx, cases, [row], { returning: true });
  return id;
};

type Step = readonly [action: CaseAction, to: CaseStage, at: number];

/** A case that went through these steps, all recorded now; the deadlines of its ticket. */
const deadlinesAfter = async (kind: CaseKind, steps: readonly Step[]): Promise<Deadline[]> => {
  const { id: ticketId } = await write(desk.agent);
  await desk.api.connection.transaction(async (tx) => {
    const settings = await readSettings(tx);
    const id = await insertCase(tx, kind, ticketId);
    for (const [action, to, happenedAt] of steps) {
      const step = { caseId: id, at: happenedAt, recordedAt: NOW, action, toStage: to };
      const by = { party: 'system', actorKind: SYSTEM.kind } as const;
      await insertRows(tx, caseSteps, [{ ...step, ...by }]);
      const after = await getRow(tx, cases, id);
      const writer = { settings, now: NOW, actor: SYSTEM };
      const taken = { after, action, from: null, to, at: happenedAt, party: by.party };
      await followDeadlines(tx, writer, taken);
    }
  });
  const { body } = await desk.agent<TicketClocks>('GET', `/api/tickets/${ticketId}/clocks`);
  return body.deadlines;
};

const REGISTERED: Step = ['open', 'registered', NOW - DAY];

test('a complaint is to be acknowledged by the end of the day after its registration, and is when that happened', async () => {
  expect(await deadlinesAfter('complaint', [REGISTERED])).toMatchObject([
    {
      rule: 'complaintAcknowledgement',
      startedAt: NOW - DAY,
      dueAt: at('2025-11-22T00:00'),
      metAt: null,
      cancelledAt: null,
    },
  ]);
  expect(
    await deadlinesAfter('complaint', [REGISTERED, ['acknowledge', 'acknowledged', NOW - HOUR]]),
  ).toMatchObject([{ metAt: NOW - HOUR, cancelledAt: null }]);
});

test('a complaint that is withdrawn before its acknowledgement owes none, and one withdrawn later stays met', async () => {
  const withdrawn: Step = ['withdraw', 'withdrawn', NOW];
  expect(await deadlinesAfter('complaint', [REGISTERED, withdrawn])).toMatchObject([
    { metAt: null, cancelledAt: NOW },
  ]);
  expect(
    await deadlinesAfter('complaint', [
      REGISTERED,
      ['acknowledge', 'acknowledged', NOW - HOUR],
      withdrawn,
    ]),
  ).toMatchObject([{ metAt: NOW - HOUR, cancelledAt: null }]);
});

test('the price is owed from the first parcel that came back, and the deadline is met when it was paid', async () => {
  const received: Step[] = [
    ['open', 'requested', NOW - 9 * DAY],
    ['receive', 'received', NOW - 3 * DAY],
    ['receive', 'received', NOW - DAY],
  ];
  expect(await deadlinesAfter('return', received)).toMatchObject([
    {
      rule: 'refundAfterReceipt',
      startedAt: NOW - 3 * DAY,
      dueAt: at('2025-11-26T00:00'),
      metAt: null,
    },
  ]);
  expect(
    await deadlinesAfter('return', [...received, ['complete', 'completed', NOW - HOUR]]),
  ).toMatchObject([{ metAt: NOW - HOUR }]);
});

test('goods that go back to the customer end the deadline without a payment', async () => {
  const deadlines = await deadlinesAfter('return', [
    ['receive', 'received', NOW - DAY],
    ['deliverBack', 'returnedToCustomer', NOW],
  ]);
  expect(deadlines).toMatchObject([{ metAt: null, cancelledAt: NOW }]);
});

test('an exchange that goes on as a refund owes the price from when the goods came back', async () => {
  const received: Step = ['receive', 'received', NOW - 2 * DAY];
  expect(await deadlinesAfter('exchange', [received, ['complete', 'completed', NOW]])).toEqual([]);
  expect(
    await deadlinesAfter('exchange', [received, ['goOnAsRefund', 'refundPending', NOW - HOUR]]),
  ).toMatchObject([{ startedAt: NOW - 2 * DAY, metAt: null }]);
});
