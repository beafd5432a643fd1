/** Corrective actions: who does what, and whether they helped. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ActionFigures,
  CorrectiveActionDetail,
  MeasureOption,
} from '#contract/surveys/correctiveActions';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { type Answered, csat, matrix, seeded, writeResponses, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
let calls: Record<'owner' | 'manager' | 'marketer' | 'agent' | 'analyst', Call>;
let place: { surveyId: number; versionId: number };
beforeAll(async () => {
  api = await openApi();
  calls = {
    owner: await api.raw('owner'),
    manager: await api.raw('manager'),
    marketer: await api.raw('marketer'),
    agent: await api.raw('agent'),
    analyst: await api.raw('analyst'),
  };
  place = await writeSurvey(api.connection, [csat('q'), matrix('m', ['logistics'])]);
  for (const role of ['owner', 'manager', 'marketer', 'agent'] as const)
    ids[role] = (await calls[role]<{ id: string }>('GET', '/api/account')).body.id;
});
afterAll(() => api.close());
const ids: Record<string, string> = {};

const write = (answered: readonly Answered[]) =>
  api.connection.transaction((tx) => writeResponses(tx, answered));
const fieldsOf = (more: object = {}) => ({
  title: 'Pack parcels in two layers',
  plan: 'Every parcel gets a second layer.',
  type: 'process',
  ownerId: ids.agent,
  verifierId: ids.manager,
  dueOn: '2025-12-31',
  surveyId: place.surveyId,
  measure: { kind: 'score', questionKey: 'q', rowKey: '' },
  ...more,
});
const propose = async (more: object = {}, call = calls.manager) => {
  const { status, body } = await call<CorrectiveActionDetail>(
    'POST',
    '/api/correctiveActions',
    fieldsOf(more),
  );
  expect([status, body]).toEqual([201, body]);
  return body;
};
const step = async (
  call: Call,
  { id, version }: Pick<CorrectiveActionDetail, 'id' | 'version'>,
  noun: string,
  more: object = {},
) =>
  call<CorrectiveActionDetail>('POST', `/api/correctiveActions/${id}/${noun}`, {
    version,
    ...more,
  });
const stepped = async (...args: Parameters<typeof step>) => {
  const { status, body } = await step(...args);
  expect([status, body]).toEqual([200, body]);
  return body;
};
const begun = async (more: object = {}) => {
  const accepted = await stepped(calls.manager, await propose(more), 'acceptance');
  return stepped(calls.agent, accepted, 'start');
};
/** Done so many days ago, as the clock of these tests stands still. */
const doneBefore = async (days: number, more: object = {}) => {
  const done = await stepped(calls.agent, await begun(more), 'completion');
  await api.connection.transaction((tx) =>
    query(tx, 'update corrective_actions set implemented_at = ?, created_at = ? where id = ?', [
      NOW - days * DAY,
      NOW - days * DAY,
      done.id,
    ]),
  );
  return done;
};
const show = async ({ id }: { id: number }, call = calls.manager) => {
  const { status, body } = await call<CorrectiveActionDetail>(
    'GET',
    `/api/correctiveActions/${id}`,
  );
  expect([status, body]).toEqual([200, body]);
  return body;
};
const own = () => writeSurvey(api.connection, [csat('q'), matrix('m', ['logistics'])]);
const many = (
  count: number,
  days: number,
  score: number,
  at: { surveyId: number; versionId: number },
  more: Partial<Answered> = {},
): Answered[] =>
  Array.from({ length: count }, (_, index) => ({
    ...at,
    completedAt: NOW - (days - (index % 10)) * DAY,
    answers: { q: score, 'm.r_logistics': score },
    ...more,
  }));

describe('the way of an action', () => {
  test('An action is proposed, accepted, started, done and verified by those whose step it is', async () => {
    const at = await own();
    await write([...many(40, 55, 2, at), ...many(40, 35, 5, at)]);
    const done = await doneBefore(40, { surveyId: at.surveyId });
    const shown = await show(done);
    expect(shown.allowed).toEqual(['edit', 'verify', 'reopen', 'dismiss']);
    expect(shown.verification).toMatchObject({
      outcome: 'effective',
      comparison: {
        unit: 'share',
        days: 28,
        valueBefore: { n: 40, value: 0 },
        valueAfter: { n: 40, value: 1000 },
        change: { verdict: 'up', difference: 1000, p: 0 },
      },
    });
    const signed = await stepped(calls.manager, shown, 'check', { comment: 'It helped' });
    expect(signed).toMatchObject({ stage: 'verified', lastVerdict: 'effective', allowed: [] });
    expect(signed.checks).toMatchObject([{ round: 1, comment: 'It helped' }]);
  });

  test('What did not help is planned again in a new round, and its window begins after the first change', async () => {
    const at = await own();
    await write([...many(40, 55, 4, at), ...many(40, 35, 4, at)]);
    const done = await doneBefore(40, { surveyId: at.surveyId });
    const signed = await stepped(calls.manager, await show(done), 'check', {
      comment: 'No change',
    });
    expect(signed).toMatchObject({
      stage: 'planned',
      round: 2,
      implementedAt: null,
      lastVerdict: 'notEffective',
    });
    const again = await stepped(calls.agent, signed, 'start');
    const tooEarly = await step(calls.agent, again, 'completion', { implementedOn: '2025-09-01' });
    expect([tooEarly.status, tooEarly.body]).toMatchObject([
      422,
      { errors: { implementedOn: 'correctiveActions.errors.tooEarly' } },
    ]);
    const second = await stepped(calls.agent, again, 'completion', {
      implementedOn: '2025-11-10',
    });
    expect((await show(second)).verification).toMatchObject({
      outcome: 'waiting',
      changeBefore: '2025-10-12',
    });
  });

  test('Too few answers are no verdict, and nobody can sign one', async () => {
    const at = await own();
    await write([...many(29, 55, 1, at), ...many(40, 35, 5, at)]);
    const done = await doneBefore(40, { surveyId: at.surveyId });
    const shown = await show(done);
    expect(shown.verification?.outcome).toBe('tooFew');
    const refused = await step(calls.manager, shown, 'check', { comment: 'Looks good' });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { message: 'correctiveActions.errors.tooFew' },
    ]);
  });

  test('Those that wait for a check are the ones whose verdict can be signed, on Today and on their pages', async () => {
    const waiting = async () =>
      (
        await calls.manager<{ id: number }[]>(
          'GET',
          '/api/correctiveActions?filter={"needs":"checking"}',
        )
      ).body.map(({ id }) => id);
    const known = await own();
    const hidden = await writeSurvey(api.connection, [csat('q'), matrix('m', ['logistics'])], {
      identityMode: 'confidential',
    });
    for (const at of [known, hidden]) await write([...many(40, 55, 2, at), ...many(40, 35, 5, at)]);
    const ready = await doneBefore(40, { surveyId: known.surveyId });
    // Of a survey that does not tell who answered only whole months count.
    const early = await doneBefore(40, { surveyId: hidden.surveyId });
    expect((await show(ready)).verification?.outcome).toBe('effective');
    expect((await show(early)).verification?.outcome).toBe('waiting');
    const found = await waiting();
    expect([found.includes(ready.id), found.includes(early.id)]).toEqual([true, false]);
  });

  test('The windows end before the next change in the survey', async () => {
    const at = await own();
    await write([...many(40, 55, 2, at), ...many(40, 35, 5, at)]);
    const first = await doneBefore(40, { surveyId: at.surveyId });
    await doneBefore(29, { surveyId: at.surveyId });
    expect((await show(first)).verification).toMatchObject({
      changeAfter: '2025-10-23',
      comparison: { days: 10, after: { from: '2025-10-13', to: '2025-10-23' } },
    });
  });

  test('An action about one channel is verified by the answers of that channel', async () => {
    const at = await own();
    await write([
      ...many(40, 55, 2, at, { channel: 'app' }),
      ...many(40, 35, 5, at, { channel: 'app' }),
      ...many(40, 55, 5, at, { channel: 'web' }),
      ...many(40, 35, 1, at, { channel: 'web' }),
    ]);
    const measure = { kind: 'dimension', questionKey: '', rowKey: 'logistics' };
    const inApp = await doneBefore(40, { surveyId: at.surveyId, channel: 'app', measure });
    expect((await show(inApp)).verification).toMatchObject({
      outcome: 'effective',
      comparison: { unit: 'points', valueBefore: { n: 40, value: 2500 } },
    });
    const other = await own();
    await write([...many(40, 55, 2, other), ...many(40, 35, 5, other)]);
    const whole = await doneBefore(40, { surveyId: other.surveyId, measure });
    const ofChannel = await show(whole);
    expect(ofChannel.verification?.comparison).toMatchObject({
      valueBefore: { n: 40, value: 2500 },
      valueAfter: { n: 40, value: 10_000 },
    });
  });

  test('Noise alone is found effective in a few of a hundred cases at most', async () => {
    const random = seeded(7);
    const score = () => (random() < 0.7 ? 5 : 2);
    let effective = 0;
    for (let round = 0; round < 20; round += 1) {
      const at = await own();
      await write([
        ...many(40, 55, 5, at).map((one) => ({ ...one, answers: { q: score() } })),
        ...many(40, 35, 5, at).map((one) => ({ ...one, answers: { q: score() } })),
      ]);
      const done = await doneBefore(40, { surveyId: at.surveyId });
      if ((await show(done)).verification?.outcome === 'effective') effective += 1;
    }
    expect(effective).toBeLessThanOrEqual(2);
  });
});

describe('who may do what', () => {
  test('Marketers and managers propose actions; agents and analysts do not', async () => {
    await propose({}, calls.marketer);
    for (const call of [calls.agent, calls.analyst])
      expect((await call('POST', '/api/correctiveActions', fieldsOf())).status).toBe(403);
  });

  test('Agents read the actions that they carry out or check, and no others', async () => {
    const mine = await propose();
    const others = await propose({ ownerId: ids.marketer });
    await show(mine, calls.agent);
    expect((await calls.agent('GET', `/api/correctiveActions/${others.id}`)).status).toBe(404);
    const { body } = await calls.agent<{ id: number }[]>('GET', '/api/correctiveActions');
    expect(body.map(({ id }) => id)).toContain(mine.id);
    expect(body.map(({ id }) => id)).not.toContain(others.id);
    await show(others, calls.analyst);
  });

  test('The owner does it, the verifier signs, and managers decide', async () => {
    const proposed = await propose();
    expect((await step(calls.marketer, proposed, 'acceptance')).status).toBe(403);
    const accepted = await stepped(calls.manager, proposed, 'acceptance');
    expect((await step(calls.manager, accepted, 'start')).body).toMatchObject({
      message: 'correctiveActions.errors.ownerOnly',
    });
    const done = await stepped(
      calls.agent,
      await stepped(calls.agent, accepted, 'start'),
      'completion',
    );
    expect((await step(calls.agent, done, 'check', { comment: 'Good' })).body).toMatchObject({
      message: 'correctiveActions.errors.verifierOnly',
    });
    expect((await step(calls.manager, done, 'check', { comment: 'Good' })).body).toMatchObject({
      message: 'correctiveActions.errors.waiting',
    });
    const reopened = await stepped(calls.manager, done, 'reopening', { reason: 'Not yet' });
    expect(reopened).toMatchObject({ stage: 'inProgress', implementedAt: null });
  });

  test('A proposal without an owner cannot be accepted, and is dismissed only with a reason', async () => {
    const proposed = await propose({ ownerId: null, plan: null });
    const refused = await step(calls.manager, proposed, 'acceptance');
    expect([refused.status, refused.body]).toMatchObject([
      409,
      {
        message: 'correctiveActions.errors.incomplete',
        errors: { ownerId: 'correctiveActions.errors.needed' },
      },
    ]);
    expect((await step(calls.manager, proposed, 'dismissal')).status).toBe(422);
    const dismissed = await stepped(calls.manager, proposed, 'dismissal', { reason: 'Too costly' });
    expect(dismissed).toMatchObject({ stage: 'dismissed', reason: 'Too costly', allowed: [] });
    expect((await step(calls.manager, dismissed, 'acceptance')).status).toBe(409);
  });

  test('What is wrong is refused with the name of its field', async () => {
    const refused = async (more: object) => {
      const { status, body } = await calls.manager<{ errors: object }>(
        'POST',
        '/api/correctiveActions',
        fieldsOf(more),
      );
      expect(status).toBe(422);
      return body.errors;
    };
    expect(await refused({ verifierId: ids.agent })).toHaveProperty('verifierId');
    expect(await refused({ ownerId: 'nobody' })).toHaveProperty('ownerId');
    expect(await refused({ surveyId: 9999 })).toHaveProperty('surveyId');
    expect(await refused({ categoryId: 9999 })).toHaveProperty('categoryId');
    expect(await refused({ dimensionKey: 'taste' })).toHaveProperty('dimensionKey');
    expect(
      await refused({ measure: { kind: 'score', questionKey: 'x', rowKey: '' } }),
    ).toHaveProperty('measure');
    expect(await refused({ evidence: [{ kind: 'ticket', ticketId: 9999 }] })).toHaveProperty(
      'evidence',
    );
  });

  test('By what a change is verified stays once it was made', async () => {
    const done = await stepped(calls.agent, await begun(), 'completion');
    const { status, body } = await calls.manager('PUT', `/api/correctiveActions/${done.id}`, {
      ...fieldsOf({ windowDays: 7 }),
      version: done.version,
    });
    expect([status, body]).toMatchObject([
      422,
      { errors: { windowDays: 'correctiveActions.errors.fixed' } },
    ]);
    const { status: edited } = await calls.manager('PUT', `/api/correctiveActions/${done.id}`, {
      ...fieldsOf({ verifierId: ids.owner }),
      version: done.version,
    });
    expect(edited).toBe(200);
  });
});

test('Nobody becomes the verifier of what they did themselves, nor signs it', async () => {
  const at = await own();
  await write([...many(40, 55, 2, at), ...many(40, 35, 5, at)]);
  const done = await doneBefore(40, { surveyId: at.surveyId });
  const put = async (more: object) => {
    const fields = fieldsOf({ surveyId: at.surveyId, ...more });
    const { status, body } = await calls.manager<{ errors?: object }>(
      'PUT',
      `/api/correctiveActions/${done.id}`,
      { ...fields, version: done.version },
    );
    return [status, body.errors];
  };
  expect(await put({ ownerId: ids.marketer, verifierId: ids.agent })).toEqual([
    422,
    { ownerId: 'correctiveActions.errors.fixed' },
  ]);
  // As if the owner had been another one since.
  const owned = (ownerId: string | undefined, verifierId: string | undefined) =>
    api.connection.transaction((tx) =>
      query(tx, 'update corrective_actions set owner_id = ?, verifier_id = ? where id = ?', [
        ownerId ?? '',
        verifierId ?? '',
        done.id,
      ]),
    );
  await owned(ids.marketer, ids.manager);
  expect(await put({ ownerId: ids.marketer, verifierId: ids.agent })).toEqual([
    422,
    { verifierId: 'correctiveActions.errors.finisherVerifies' },
  ]);
  await owned(ids.marketer, ids.agent);
  expect((await show(done, calls.agent)).allowed).not.toContain('verify');
  expect((await step(calls.agent, done, 'check', { comment: 'Good' })).status).toBe(409);
  await api.connection.transaction((tx) =>
    query(tx, "update corrective_actions set stage = 'dismissed' where id = ?", [done.id]),
  );
});

describe('evidence, figures and races', () => {
  test('Answers of customers are shown to those who see all actions, and each thing is linked once', async () => {
    const at = await own();
    const [responseId] = await write(many(1, 5, 1, at));
    const cell = {
      surveyId: at.surveyId,
      kind: 'score',
      questionKey: 'q',
      rowKey: '',
      from: '2025-10-01',
      to: '2025-11-01',
    };
    const action = await propose({
      surveyId: at.surveyId,
      evidence: [
        { kind: 'response', responseId },
        { kind: 'cell', cell },
        { kind: 'cell', cell },
      ],
    });
    expect(action.evidence.map(({ kind }) => kind)).toEqual(['response', 'cell']);
    const forAgent = await show(action, calls.agent);
    expect(forAgent.evidence.map(({ kind }) => kind)).toEqual(['cell']);
    expect(forAgent.hiddenEvidence).toBe(1);
    const twice = await step(calls.manager, action, 'evidence', {
      evidence: { kind: 'response', responseId },
    });
    expect([twice.status, twice.body]).toMatchObject([
      409,
      { message: 'correctiveActions.errors.linked' },
    ]);
    const removed = await stepped(calls.manager, action, 'evidenceRemoval', {
      evidenceId: action.evidence[0]?.id,
    });
    expect(removed.evidence).toHaveLength(1);
  });

  test('Figures of customer service are evidence with what they are of, once each, and only of what exists', async () => {
    const { body: category } = await calls.owner<{ id: number }>('POST', '/api/categories', {
      names: { en: 'Shoes' },
    });
    const days = { from: '2025-10-01', to: '2025-11-01' };
    const returns = { of: 'returns', categoryId: category.id, reasonId: null, ...days };
    const targets = { of: 'targets', metric: 'resolution', by: 'type', key: 'complaint', ...days };
    const evidence = [returns, targets, returns].map((figure) => ({ kind: 'figure', figure }));
    const action = await propose({ evidence });
    expect(action.evidence).toMatchObject([
      { kind: 'figure', figure: returns, categoryNames: { en: 'Shoes' }, reasonNames: null },
      { kind: 'figure', figure: targets, categoryNames: null },
    ]);
    expect((await show(action, calls.agent)).evidence).toHaveLength(2);
    const refusedOf = async (figure: object) => {
      const { status, body } = await calls.manager<{ errors: object }>(
        'POST',
        '/api/correctiveActions',
        fieldsOf({ evidence: [{ kind: 'figure', figure }] }),
      );
      return [status, Object.keys(body.errors)];
    };
    for (const wrong of [
      { ...returns, categoryId: 99_999 },
      { ...returns, reasonId: 99_999 },
      { ...targets, key: 'nothing' },
      { of: 'complaints', rootCauseId: 99_999, ...days },
      { ...returns, to: '2025-10-01' },
      { ...targets, metric: 'speed' },
    ])
      expect([wrong, ...(await refusedOf(wrong))]).toEqual([wrong, 422, ['evidence']]);
  });

  test('The measures of a survey are its questions, dimensions, index and root causes', async () => {
    const { body } = await calls.marketer<MeasureOption[]>(
      'GET',
      `/api/correctiveActions/measures?surveyId=${place.surveyId}`,
    );
    expect(body.map(({ kind, questionKey, rowKey }) => `${kind} ${questionKey} ${rowKey}`)).toEqual(
      [
        'score q ',
        'score m r_logistics',
        'dimension  logistics',
        'index  ',
        'index  functional',
        'rootCause  ',
      ],
    );
  });

  test('Each figure is the number of rows that its filter shows', async () => {
    const { body } = await calls.analyst<ActionFigures>('GET', '/api/correctiveActions/figures');
    const count = async (filter: object) =>
      (
        await calls.analyst<unknown[]>(
          'GET',
          `/api/correctiveActions?filter=${encodeURIComponent(JSON.stringify(filter))}`,
        )
      ).body.length;
    expect(body.effective).toBe(await count({ lastVerdict: 'effective' }));
    expect(body.checked).toBe(2);
    expect(body.rate).toMatchObject({ n: 2, value: 500 });
    for (const { band, n } of body.open) expect(n).toBe(await count({ ageBand: band }));
    expect(await count({ isOpen: true })).toBe(body.open.reduce((sum, { n }) => sum + n, 0));
  });

  test('Of two who sign at once one does, and there is one check', async () => {
    const at = await own();
    await write([...many(40, 55, 2, at), ...many(40, 35, 5, at)]);
    const done = await doneBefore(40, { surveyId: at.surveyId });
    const sibling = await api.sibling();
    const other = await sibling.raw('manager');
    const answers = await Promise.all(
      [calls.manager, other, calls.manager, other].map((call) =>
        step(call, done, 'check', { comment: 'Good' }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect((await show(done)).checks).toHaveLength(1);
    await sibling.close();
  });
});
