/** Disputes: only after a refusal, with a neutral mediator, evidence of both sides, and what they hold. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeCaseStep } from '#server/service/cases/actions';
import { readSettings } from '#server/platform/settings/read';
import { SYSTEM } from '#contract/platform/activities';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { newCase, openCase, readCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  // A third manager, who has had no part in anything.
  await desk.api.connection.transaction((tx) =>
    query(tx, `update staff set role = 'manager' where id = 'marketer'`),
  );
});
afterAll(() => desk.api.close());

/** The customer, through the shop or the customer page. */
const byCustomer = (id: number, action: 'accept' | 'withdraw', reason: string | null = null) =>
  desk.api.connection.transaction(async (tx) => {
    const settings = await readSettings(tx);
    const acting = { actor: SYSTEM, now: desk.api.now, settings, party: 'customer' as const };
    await takeCaseStep(tx, acting, id, { action, reason, input: {} });
  });

const declined = async (memberId: number | null = null) => {
  const { id: ticketId } = await write(desk.agent, { memberId });
  const { body } = await openCase(desk.agent, ticketId, 'complaint', { remedySought: 'refund' });
  const { id } = body;
  await stepOf(desk.agent, id, 'acknowledge');
  await stepOf(desk.agent, id, 'assess', {
    isSafety: false,
    isLegal: false,
    isRecurring: false,
    affected: 'one',
    amount: 0,
  });
  await stepOf(desk.agent, id, 'investigate');
  await stepOf(desk.agent, id, 'propose', {
    decision: 'goodwill',
    remedies: [{ kind: 'apology' }],
  });
  await stepOf(desk.agent, id, 'decline', {}, 'Not enough');
  return { originId: id, ticketId };
};
const opened = async (memberId: number | null = null): Promise<number> => {
  const { originId, ticketId } = await declined(memberId);
  const { status, body } = await openCase(desk.agent, ticketId, 'dispute', { originId });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
};

test('a dispute begins only after something was refused, and is due within two working days', async () => {
  const { id: originId, ticketId } = await newCase(desk.agent, 'complaint', {
    remedySought: 'other',
  });
  const early = await openCase(desk.agent, ticketId, 'dispute', { originId });
  expect([early.status, early.body.message]).toEqual([409, 'cases.errors.nothingRefused']);
  const id = await opened();
  // Friday noon: Tuesday noon.
  expect((await readCase(desk.agent, id)).dueAt).toBe(NOW + 4 * DAY);
});

test('whoever owns, decided or admits it does not mediate it', async () => {
  const id = await opened();
  expect((await stepOf(desk.agent, id, 'admit', { mediatorId: 'marketer' })).status).toBe(403);
  for (const mediatorId of ['manager', 'agent']) {
    const refused = await stepOf(desk.manager, id, 'admit', { mediatorId });
    expect([409, 422]).toContain(refused.status);
  }
  const admitted = await stepOf(desk.manager, id, 'admit', { mediatorId: 'marketer' });
  expect(admitted.body.stage).toBe('admitted');
  const tried = await stepOf(desk.manager, id, 'askEvidence', {
    customerUntil: NOW + DAY,
    merchantUntil: NOW + DAY,
  });
  expect([tried.status, tried.body.message]).toEqual([409, 'cases.errors.onlyBy.mediator']);
});

test('both sides are heard, a proposal is agreed on by both, and the dispute is closed once it is carried out', async () => {
  const id = await opened();
  await stepOf(desk.manager, id, 'admit', { mediatorId: 'marketer' });
  const mediator = await desk.api.raw('marketer');
  await stepOf(mediator, id, 'askEvidence', { customerUntil: NOW + DAY, merchantUntil: NOW + DAY });
  await stepOf(desk.agent, id, 'submitEvidence', { side: 'merchant', note: 'Signed for.' });
  desk.api.now = NOW + DAY;
  await stepOf(desk.agent, id, 'submitEvidence', { side: 'customer', note: 'Not by me.' });
  await stepOf(mediator, id, 'mediate');
  const proposal = {
    terms: 'Half of the price',
    answerUntil: NOW + 3 * DAY,
    remedies: [{ kind: 'coupon', amount: 5_000 }],
  };
  await stepOf(mediator, id, 'propose', proposal);
  const own = await stepOf(mediator, id, 'accept');
  expect(own.status).toBe(409);
  await stepOf(desk.manager, id, 'accept');
  expect((await readCase(desk.agent, id)).stage).toBe('proposed');
  const again = await stepOf(desk.owner, id, 'accept');
  expect(again.body.message).toBe('cases.errors.answered');
  await byCustomer(id, 'accept');
  const agreed = await readCase(desk.manager, id);
  expect(agreed.stage).toBe('executing');
  expect(agreed.details).toMatchObject({
    evidence: [
      { side: 'merchant', isLate: false },
      { side: 'customer', isLate: true },
    ],
    proposals: [{ customerAnswer: 'accepted', merchantAnswer: 'accepted' }],
  });
  expect((await stepOf(desk.manager, id, 'close')).body.message).toBe('cases.errors.remediesOpen');
  const [remedy] = (agreed.details?.remedies ?? []) as { id: number }[];
  await stepOf(desk.manager, id, 'fulfilRemedy', { remedyId: remedy?.id }, 'Code A1');
  expect((await stepOf(desk.manager, id, 'close')).body.stage).toBe('closed');
  desk.api.now = NOW;
});

test('mediation begins once both were heard or their time is over, and before that only as both agree', async () => {
  const begun = async () => {
    const id = await opened();
    await stepOf(desk.manager, id, 'admit', { mediatorId: 'marketer' });
    await stepOf(mediator, id, 'askEvidence', { customerUntil: NOW + DAY, merchantUntil: NOW + 1 });
    return id;
  };
  const mediator = await desk.api.raw('marketer');
  const id = await begun();
  await stepOf(desk.agent, id, 'submitEvidence', { side: 'merchant', note: 'Signed for.' });
  const early = await stepOf(mediator, id, 'mediate');
  expect([early.status, early.body.message]).toEqual([409, 'disputes.errors.stillEvidence']);
  await stepOf(desk.agent, id, 'submitEvidence', { side: 'customer', note: 'Not by me.' });
  expect((await stepOf(mediator, id, 'mediate')).body.stage).toBe('mediating');
  const other = await begun();
  const silent = await stepOf(mediator, other, 'mediate', { areAgreed: true });
  expect(silent.body.errors).toEqual({ reason: 'disputes.errors.howAgreed' });
  const agreed = await stepOf(mediator, other, 'mediate', { areAgreed: true }, 'Both by phone');
  expect(agreed.body.stage).toBe('mediating');
  const third = await begun();
  desk.api.now = NOW + DAY;
  expect((await stepOf(mediator, third, 'mediate')).body.stage).toBe('mediating');
  desk.api.now = NOW;
});

test('only those who have no part in a dispute are offered as mediators, and not the lead of whoever answers for it', async () => {
  const id = await opened();
  const offered = async () =>
    (
      await desk.manager<{ mediators: { id: string }[] }>('GET', `/api/cases/${id}/mediators`)
    ).body.mediators.map((one) => one.id);
  expect(await offered()).toContain('marketer');
  expect(await offered()).not.toContain('agent');
  expect(await offered()).not.toContain('manager');
  const team = {
    names: { en: 'Desk', zh: '客服组' },
    leadId: 'marketer',
    memberIds: ['agent', 'marketer'],
  };
  const made = await desk.owner<{ id: number }>('POST', '/api/teams', team);
  expect(made.status).toBe(201);
  expect(await offered()).not.toContain('marketer');
  const refused = await stepOf(desk.manager, id, 'admit', { mediatorId: 'marketer' });
  expect([refused.status, refused.body.message]).toEqual([409, 'cases.errors.notNeutral']);
  await desk.api.connection.transaction((tx) =>
    query(tx, `update teams set lead_id = null where id = ${made.body.id}`),
  );
});

test('silence counts as a refusal, three proposals are made at most, and then an outside body decides', async () => {
  const id = await opened();
  await stepOf(desk.manager, id, 'admit', { mediatorId: 'marketer' });
  const mediator = await desk.api.raw('marketer');
  await stepOf(mediator, id, 'askEvidence', { customerUntil: NOW + 1, merchantUntil: NOW + 1 });
  desk.api.now = NOW + 1;
  await stepOf(mediator, id, 'mediate');
  for (const round of [1, 2, 3]) {
    const answerUntil = NOW + round * DAY;
    await stepOf(mediator, id, 'propose', { terms: 'A tenth', answerUntil });
    desk.api.now = answerUntil;
    expect((await readCase(desk.agent, id)).stage).toBe('refused');
  }
  const fourth = await stepOf(mediator, id, 'propose', {
    terms: 'More',
    answerUntil: NOW + 9 * DAY,
  });
  expect(fourth.body.message).toBe('cases.errors.roundsUsed');
  const body = { externalBody: 'consumerHotline', externalReference: '12315-7' };
  expect((await stepOf(desk.manager, id, 'goExternal', body)).body.stage).toBe('external');
  desk.api.now = NOW;
});

test('a customer with an open dispute is not erased, nor for thirty days after it was withdrawn', async () => {
  const id = await opened(1);
  const erase = () =>
    desk.owner<{ message?: string }>('POST', '/api/members/1/erasure', {
      confirmation: 'm1',
      ground: 'request',
    });
  const open = await erase();
  expect(open.status).toBe(409);
  expect(open.body.message).toContain('unfinished.disputes');
  await byCustomer(id, 'withdraw', 'Settled between us');
  expect((await readCase(desk.manager, id)).stage).toBe('withdrawn');
  desk.api.now = NOW + 30 * DAY - 1;
  expect((await erase()).status).toBe(409);
  desk.api.now = NOW + 30 * DAY;
  expect((await erase()).status).toBe(200);
  desk.api.now = NOW;
});
