/** Complaints from the first word to the last one, with who answers for them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Obstacle } from '#contract/service/obstacles';
import type { Accountability, CaseAccountability } from '#contract/service/accountability';
import { COMPLAINTS } from '#server/service/complaints/kind';
import { CARE_CALLS } from '#server/service/careCalls/kind';
import { DISPUTES } from '#server/service/disputes/kind';
import { EXCHANGES } from '#server/service/exchanges/kind';
import { PRICE_PROTECTIONS, REFUNDS_ONLY } from '#server/service/moneyCases/kinds';
import { RETURNS } from '#server/service/returnCases/kind';
import { REPAIRS } from '#server/service/repairs/kind';
import { OFFERED_KINDS } from '#contract/service/cases';
import { message } from '#shared/fields';
import { decideCase, stepsOf } from '#rules/service/stages';
import { NOW } from '../support/openApi.ts';
import { newCase, readCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, read } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
let causeId: number;
beforeAll(async () => {
  desk = await openDesk();
  const cause = { code: 'packaging', names: { en: 'Packaging' }, isInternal: true };
  const { body } = await desk.owner<{ id: number }>('POST', '/api/rootCauses', cause);
  causeId = body.id;
});
afterAll(() => desk.api.close());

const OPENING = { remedySought: 'refund' };
const ASSESSMENT = {
  isSafety: false,
  isLegal: false,
  isRecurring: false,
  affected: 'one',
  amount: 0,
};
const offer = (amount: number | null) => ({
  decision: 'upheld',
  remedies: [{ kind: 'coupon', amount }],
});

/** A complaint that is investigated. */
const investigated = async (further = {}, assessment = {}) => {
  const { id } = await newCase(desk.agent, 'complaint', { ...OPENING, ...further });
  await stepOf(desk.agent, id, 'acknowledge');
  await stepOf(desk.agent, id, 'assess', { ...ASSESSMENT, ...assessment });
  await stepOf(desk.agent, id, 'investigate');
  return id;
};

test('every guard that a table of stages names for an offered kind is checked', () => {
  const specs = [
    COMPLAINTS,
    DISPUTES,
    CARE_CALLS,
    REPAIRS,
    RETURNS,
    REFUNDS_ONLY,
    PRICE_PROTECTIONS,
    EXCHANGES,
  ];
  expect(specs.map(({ kind }) => kind).sort()).toEqual([...OFFERED_KINDS].sort());
  const unchecked = specs.flatMap(({ kind, actions }) =>
    stepsOf(kind).flatMap(({ action, guards = [] }) =>
      guards
        .filter((guard) => guard !== 'reason' && guard !== 'phoneNote' && guard !== 'timeOver')
        .filter((guard) => actions[action] && !actions[action]?.guards.includes(guard))
        .map((guard) => `${kind} ${action} ${guard}`),
    ),
  );
  expect(unchecked).toEqual([]);
});

const obstaclesIn = (body: object) =>
  (body as { obstacles?: Obstacle[] }).obstacles?.map((one) => one.message);

test('a complaint is acknowledged, assessed, investigated, answered, made good and closed with its cause', async () => {
  const id = await investigated();
  await stepOf(desk.agent, id, 'propose', offer(5_000));
  const silent = await stepOf(desk.agent, id, 'accept');
  expect([silent.status, silent.body.errors]).toEqual([422, { reason: 'ra.validation.required' }]);
  await stepOf(desk.agent, id, 'accept', {}, 'She said yes on the phone.');
  const accepted = await readCase(desk.agent, id);
  expect(accepted.stage).toBe('remedying');
  expect(accepted.steps.map(({ action, party }) => `${action} ${party}`)).toEqual([
    'open agent',
    'acknowledge agent',
    'assess agent',
    'investigate agent',
    'propose agent',
    'accept agent',
    'remedy system',
  ]);
  const early = await stepOf(desk.agent, id, 'close', { rootCauseId: causeId });
  // Everything that is in the way at once, not one thing after another.
  const open = [
    'cases.errors.remediesOpen',
    'cases.errors.rootCauseMissing',
    'cases.errors.accountabilityMissing',
  ];
  expect([early.status, obstaclesIn(early.body)]).toEqual([409, [open[0], open[2]]]);
  const bare = await stepOf(desk.agent, id, 'close');
  expect([bare.body.message, obstaclesIn(bare.body)]).toEqual([
    'obstacles.several',
    open.slice(0, 2),
  ]);
  const remedies = (accepted.details?.remedies ?? []) as { id: number }[];
  const named = { remedyId: remedies[0]?.id };
  const alone = await stepOf(desk.agent, id, 'fulfilRemedy', named, 'Code A1');
  expect([alone.status, alone.body.message]).toEqual([
    409,
    message('cases.errors.remedyNotRecorded', { amount: 5_000 }),
  ]);
  const wordless = await stepOf(desk.manager, id, 'fulfilRemedy', named);
  expect([wordless.status, wordless.body.errors]).toEqual([
    422,
    { reason: 'cases.errors.remedyElsewhere' },
  ]);
  await stepOf(desk.manager, id, 'fulfilRemedy', named, 'Code A1');
  const twice = await stepOf(desk.agent, id, 'fulfilRemedy', { remedyId: remedies[0]?.id });
  expect(twice.body.message).toBe('cases.errors.remedyDone');
  const without = await stepOf(desk.agent, id, 'close');
  expect(without.body.errors).toEqual({ input: { rootCauseId: 'cases.errors.rootCauseMissing' } });
  const unanswered = await stepOf(desk.agent, id, 'close', { rootCauseId: causeId });
  expect(unanswered.body.message).toBe('cases.errors.accountabilityMissing');
});

describe('what an agent may not do', () => {
  test('only a manager rejects a complaint, with the reason, and proposes more than an agent may', async () => {
    const id = await investigated();
    expect((await stepOf(desk.agent, id, 'dismiss', { recourse: 'court' }, 'No')).status).toBe(403);
    const { body } = await stepOf(desk.manager, id, 'propose', offer(5_001));
    expect(body.stage).toBe('proposed');
  });
  test('whoever is complained about does not investigate', async () => {
    const { id } = await newCase(desk.agent, 'complaint', { ...OPENING, accusedId: 'agent' });
    await stepOf(desk.agent, id, 'acknowledge');
    await stepOf(desk.agent, id, 'assess', ASSESSMENT);
    const own = await stepOf(desk.agent, id, 'investigate');
    expect([own.status, own.body.message]).toEqual([409, 'cases.errors.accusedOwner']);
    const { version } = await readCase(desk.manager, id);
    await desk.manager('POST', `/api/cases/${id}/owner`, { ownerId: 'manager', version });
    expect((await stepOf(desk.manager, id, 'investigate')).status).toBe(200);
  });
  test('only the customer withdraws a complaint', async () => {
    const { id } = await newCase(desk.agent, 'complaint', OPENING);
    const tried = await stepOf(desk.agent, id, 'withdraw', {}, 'Never mind');
    expect([tried.status, tried.body.message]).toEqual([409, 'cases.errors.onlyBy.customer']);
    expect(decideCase('complaint', 'registered', 'withdraw', 'customer').isAllowed).toBe(true);
  });
});

test('a declined proposal is followed by one other, and then by none', async () => {
  const id = await investigated();
  await stepOf(desk.agent, id, 'propose', offer(100));
  await stepOf(desk.agent, id, 'decline', {}, 'Too little');
  expect((await stepOf(desk.agent, id, 'propose', offer(200))).status).toBe(200);
  await stepOf(desk.agent, id, 'decline', {}, 'Still too little');
  const third = await stepOf(desk.agent, id, 'propose', offer(300));
  expect([third.status, third.body.message]).toEqual([409, 'cases.errors.proposedTwice']);
});

test('danger to people makes the ticket the most urgent one', async () => {
  const { id, ticketId } = await newCase(desk.agent, 'complaint', OPENING);
  await stepOf(desk.agent, id, 'acknowledge');
  await stepOf(desk.agent, id, 'assess', { ...ASSESSMENT, isSafety: true });
  expect(await read(desk.agent, ticketId)).toMatchObject({ priority: 'P1', severity: 1 });
});

describe('who answers for a complaint', () => {
  const draft = (caseId: number, further = {}) => ({
    caseId,
    facts: 'The box had no padding.',
    preventiveMeasure: 'Boxes with padding',
    refunds: 10_000,
    shares: [
      { partyKind: 'employee', staffId: 'agent', bps: 3_000 },
      { partyKind: 'supplier', partyName: 'Box & Co', bps: 7_000 },
    ],
    ...further,
  });
  const path = (id: number, noun = '') => `/api/accountabilities/${id}${noun && `/${noun}`}`;

  test('the shares add up to a whole, and a draft is seen by managers only', async () => {
    const id = await investigated();
    const half = draft(id, { shares: [{ partyKind: 'store', bps: 5_000 }] });
    expect((await desk.manager('POST', '/api/accountabilities', half)).status).toBe(422);
    const { body } = await desk.manager<Accountability>('POST', '/api/accountabilities', draft(id));
    expect(body.shares.map(({ cost }) => cost)).toEqual([3_000, 7_000]);
    expect((await desk.agent('GET', path(body.id))).status).toBe(404);
    expect((await desk.agent('GET', `/api/cases/${id}/accountability`)).body).toEqual({
      accountability: null,
      mayDraft: false,
      costs: null,
    });
  });

  test('who owns the case drafts it, sees and changes the draft, and others learn nothing of it', async () => {
    const id = await investigated();
    const of = (call: typeof desk.agent) =>
      call<CaseAccountability>('GET', `/api/cases/${id}/accountability`);
    const { version: caseVersion } = await readCase(desk.manager, id);
    const given = { ownerId: 'manager', version: caseVersion };
    await desk.manager('POST', `/api/cases/${id}/owner`, given);
    // Of the case of another person, whether there is a draft or not.
    const refused = await desk.agent('POST', '/api/accountabilities', draft(id));
    expect([refused.status, (await of(desk.agent)).body]).toEqual([
      403,
      { accountability: null, mayDraft: false, costs: null },
    ]);
    const { version } = await readCase(desk.manager, id);
    await desk.manager('POST', `/api/cases/${id}/owner`, { ownerId: 'agent', version });
    expect((await of(desk.agent)).body.mayDraft).toBe(true);
    const made = await desk.agent<Accountability>('POST', '/api/accountabilities', draft(id));
    expect([made.status, made.body.allowed, made.body.shares.length]).toEqual([201, ['edit'], 2]);
    expect((await of(desk.agent)).body).toMatchObject({
      accountability: { id: made.body.id },
      mayDraft: false,
    });
    const { caseId: _, ...fields } = draft(id, { refunds: 5_000 });
    const edited = await desk.agent<Accountability>('PUT', path(made.body.id), {
      ...fields,
      version: made.body.version,
    });
    expect([edited.status, edited.body.refunds]).toEqual([200, 5_000]);
    expect((await desk.agent('POST', '/api/accountabilities', draft(id))).status).toBe(422);

    const other = await investigated();
    await desk.manager('POST', '/api/accountabilities', draft(other));
    const taken = await desk.agent('POST', '/api/accountabilities', draft(other));
    expect([taken.status, taken.body]).toEqual([403, refused.body]);
  });

  test('the party sees the facts and its own share, replies and appeals, and another manager ends it', async () => {
    const id = await investigated();
    const { body } = await desk.manager<Accountability>('POST', '/api/accountabilities', draft(id));
    await desk.manager('POST', path(body.id, 'notification'), { version: body.version });
    const seen = (await desk.agent<Accountability>('GET', path(body.id))).body;
    expect(seen.shares.map(({ staffId }) => staffId)).toEqual(['agent']);
    expect(seen.allowed).toEqual(['reply']);
    const words = { version: seen.version, text: 'There was no padding left.' };
    const replied = (await desk.agent<Accountability>('POST', path(body.id, 'reply'), words)).body;
    const early = await desk.manager<{ message: string }>('POST', path(body.id, 'decision'), {
      version: replied.version,
    });
    expect([early.status, early.body.message]).toEqual([409, 'accountability.errors.replyOpen']);
    desk.api.now = NOW + 7 * DAY;
    const { body: settled } = await desk.manager<Accountability>(
      'POST',
      path(body.id, 'decision'),
      {
        version: replied.version,
      },
    );
    expect(settled.stage).toBe('decided');
    const appeal = { version: settled.version, text: 'The supplier alone.' };
    const { body: appealed } = await desk.agent<Accountability>(
      'POST',
      path(body.id, 'appeal'),
      appeal,
    );
    const ending = { version: appealed.version };
    const same = await desk.manager<{ message: string }>('POST', path(body.id, 'end'), ending);
    expect(same.body.message).toBe('accountability.errors.sameDecider');
    const { body: done } = await desk.owner<Accountability>('POST', path(body.id, 'end'), ending);
    expect(done.stage).toBe('final');
    desk.api.now = NOW;
  });
});
