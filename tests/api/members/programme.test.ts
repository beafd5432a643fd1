/** Versions of the members' programme: drafts, approval by a second person, when they are in force, and what is refused. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProgrammeVersion } from '#contract/members/programme';
import type { Activity } from '#contract/platform/activities';
import { loadProgramme, loadVersions } from '#server/members/programme/load';
import { finishReplayOf } from '../support/finishedReplay.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  act,
  approve,
  changed,
  create,
  LEVELS,
  setUpLevels,
  show,
  TERMS,
} from './programmeStore.ts';

const DAY = 86_400_000;
/** Terms that differ from those of the first version, but not for members. */
const LATER = changed((terms) => (terms.expiryNoticeDays = [14]));

let api: OpenApi;
let owner: Call;
let manager: Call;
let marketer: Call;

const begin = async () => {
  api = await openApi();
  owner = await api.raw('owner');
  manager = await api.raw('manager');
  marketer = await api.raw('marketer');
  await setUpLevels(owner);
};
const inForce = async (at: number) => (await loadProgramme(api.connection.db, at))?.number ?? null;

describe('The life of a version', () => {
  beforeEach(begin);
  afterEach(() => api.close());

  test('A version that the marketer submits and the manager approves is in force from then on', async () => {
    const draft = await create(marketer, { note: 'Our first programme' });
    expect(draft).toMatchObject({
      status: 201,
      body: {
        number: 1,
        state: 'draft',
        phase: 'draft',
        authorName: 'Marketer',
        note: 'Our first programme',
        startsAt: null,
        endsAt: null,
        terms: TERMS,
      },
    });
    const submitted = await act(marketer, draft.body, 'submission');
    expect(submitted.body).toMatchObject({ state: 'submitted', approverName: null });
    expect(await inForce(NOW + DAY)).toBeNull();
    api.now = NOW + 1_000;
    const approved = await act(manager, submitted.body, 'approval', { reason: 'Well done' });
    expect(approved).toMatchObject({
      status: 200,
      body: {
        state: 'approved',
        phase: 'inForce',
        startsAt: NOW + 1_000,
        approverName: 'Manager',
        decision: 'Well done',
        decidedAt: NOW + 1_000,
      },
    });
    expect(await inForce(NOW + 999)).toBeNull();
    expect(await inForce(NOW + 1_000)).toBe(1);
  });

  test('A version that says the same as the one that it follows is not submitted', async () => {
    await approve(api);
    const same = await create(marketer, {
      terms: changed(({ earnRules }) => {
        for (const rule of earnRules) rule.priority += 7;
      }),
    });
    expect(await act(marketer, same.body, 'submission')).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('versions.errors.noChanges') },
    });
    const { body } = await marketer<ProgrammeVersion>(
      'PUT',
      `/api/programmeVersions/${same.body.id}`,
      { terms: changed((terms) => (terms.names = { en: 'Club' })), version: same.body.version },
    );
    expect(await act(marketer, body, 'submission')).toMatchObject({ status: 200 });
  });

  test('Each verb leaves one activity with who did it and what it changed', async () => {
    const draft = await create(marketer);
    const edited = await marketer<ProgrammeVersion>(
      'PUT',
      `/api/programmeVersions/${draft.body.id}`,
      { terms: changed((terms) => (terms.refundDays = 14)), version: draft.body.version },
    );
    const submitted = await act(marketer, edited.body, 'submission');
    await act(manager, submitted.body, 'approval', { reason: 'Fine' });
    const { body } = await owner<Activity[]>(
      'GET',
      `/api/activities?filter={"resource":"programmeVersions"}&sort=["id","ASC"]&range=[0,9]`,
    );
    expect(body).toMatchObject([
      { verb: 'create', actorName: 'Marketer', recordName: 'Members’ club v1' },
      { verb: 'edit', before: { refundDays: 30 }, after: { refundDays: 14 } },
      { verb: 'submit', before: { state: 'draft' }, after: { state: 'submitted' } },
      {
        verb: 'approve',
        actorName: 'Manager',
        after: { state: 'approved', startsAt: NOW },
        reason: 'Fine',
      },
    ]);
    expect(Object.keys(body[1]?.after ?? {})).toEqual(['refundDays']);
  });

  test('A version that was rejected goes back with the reason, is edited, and is approved then', async () => {
    const draft = await create(marketer);
    const submitted = await act(marketer, draft.body, 'submission');
    expect(await act(manager, submitted.body, 'rejection')).toMatchObject({
      status: 422,
      body: { errors: { reason: expect.any(String) } },
    });
    const rejected = await act(manager, submitted.body, 'rejection', { reason: 'Too generous' });
    expect(rejected.body).toMatchObject({ phase: 'rejected', decision: 'Too generous' });
    const edited = await marketer<ProgrammeVersion>(
      'PUT',
      `/api/programmeVersions/${draft.body.id}`,
      { terms: TERMS, version: rejected.body.version },
    );
    expect(edited.body).toMatchObject({ phase: 'draft', decision: null, approverName: null });
    const again = await act(marketer, edited.body, 'submission');
    expect((await act(manager, again.body, 'approval')).body).toMatchObject({ phase: 'inForce' });
  });

  test('A version that is planned is in force exactly from its instant, and ends the one before it', async () => {
    const first = await approve(api);
    const second = await approve(api, { terms: LATER, plannedAt: NOW + 10 * DAY });
    expect(second).toMatchObject({ number: 2, phase: 'planned', startsAt: NOW + 10 * DAY });
    expect(await inForce(NOW + 10 * DAY - 1)).toBe(1);
    expect(await inForce(NOW + 10 * DAY)).toBe(2);
    expect((await show(owner, first.id)).body).toMatchObject({
      phase: 'inForce',
      endsAt: NOW + 10 * DAY,
    });
    const phases = async () => {
      const { body } = await owner<ProgrammeVersion[]>('GET', '/api/programmeVersions');
      for (const { id, phase } of body) {
        const filter = `filter=${JSON.stringify({ phase })}`;
        const found = await owner<ProgrammeVersion[]>('GET', `/api/programmeVersions?${filter}`);
        expect(found.body.map((version) => version.id)).toEqual([id]);
      }
      return body.map(({ number, phase }) => [number, phase]);
    };
    expect(await phases()).toEqual([
      [2, 'planned'],
      [1, 'inForce'],
    ]);
    api.now = NOW + 10 * DAY;
    expect(await phases()).toEqual([
      [2, 'inForce'],
      [1, 'superseded'],
    ]);
  });

  test('An approved version that is withdrawn before it begins never is in force', async () => {
    await approve(api);
    const second = await approve(api, { terms: LATER, plannedAt: NOW + 10 * DAY });
    const withdrawn = await act(manager, second, 'withdrawal', { reason: 'Not this year' });
    expect(withdrawn).toMatchObject({ status: 200, body: { phase: 'withdrawn' } });
    expect(await inForce(NOW + 20 * DAY)).toBe(1);
    expect((await loadVersions(api.connection.db)).map(({ number }) => number)).toEqual([1]);
    expect((await create(marketer)).body).toMatchObject({ number: 3 });
  });

  test('A version that has begun cannot be withdrawn, not even at its very instant', async () => {
    const version = await approve(api, { plannedAt: NOW + DAY });
    api.now = NOW + DAY;
    expect(await act(manager, version, 'withdrawal')).toMatchObject({
      status: 409,
      body: { message: 'versions.errors.begun' },
    });
  });

  test('A version whose planned instant passes before its approval is in force from its approval on', async () => {
    const draft = await create(marketer, { plannedAt: NOW + DAY });
    const submitted = await act(marketer, draft.body, 'submission');
    api.now = NOW + 2 * DAY;
    const approved = await act(manager, submitted.body, 'approval');
    expect(approved.body).toMatchObject({ phase: 'inForce', startsAt: NOW + 2 * DAY });
  });

  test('Of two approvals and a rejection at the same time one counts', async () => {
    const draft = await create(marketer);
    const { body } = await act(marketer, draft.body, 'submission');
    const answers = await Promise.all([
      act(manager, body, 'approval'),
      act(owner, body, 'approval'),
      act(owner, body, 'rejection', { reason: 'No' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { body: activities } = await owner<Activity[]>(
      'GET',
      `/api/activities?filter={"resource":"programmeVersions"}&sort=["id","DESC"]&range=[0,9]`,
    );
    expect(activities).toHaveLength(3);
  });

  test('Of eight drafts that are created at the same time one is stored', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(marketer)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array<number>(7).fill(409),
    ]);
  });
});

describe('Who may do what', () => {
  beforeEach(begin);
  afterEach(() => api.close());

  test('Nobody approves a version that they wrote a part of, not even the owner', async () => {
    const draft = await create(marketer);
    const edited = await owner<ProgrammeVersion>('PUT', `/api/programmeVersions/${draft.body.id}`, {
      terms: TERMS,
      version: draft.body.version,
    });
    expect(edited.body.authorIds).toHaveLength(2);
    const submitted = await act(marketer, edited.body, 'submission');
    expect(await act(owner, submitted.body, 'approval')).toMatchObject({
      status: 409,
      body: { message: 'versions.errors.ownVersion' },
    });
    expect((await act(manager, submitted.body, 'approval')).status).toBe(200);
  });

  test('A decision on another version than the one that was read is refused with the current one', async () => {
    const draft = await create(marketer);
    const submitted = await act(marketer, draft.body, 'submission');
    expect(await act(manager, draft.body, 'approval')).toMatchObject({
      status: 409,
      body: { message: 'errors.stale', current: { version: submitted.body.version } },
    });
  });

  test('Marketers write, managers approve, agents and analysts read', async () => {
    const draft = await create(marketer);
    const submitted = await act(marketer, draft.body, 'submission');
    expect((await act(marketer, submitted.body, 'approval')).status).toBe(403);
    expect((await create(manager)).status).toBe(403);
    for (const role of ['agent', 'analyst'] as const) {
      const call = await api.raw(role);
      expect((await show(call, draft.body.id)).status).toBe(200);
      expect((await create(call)).status).toBe(403);
      expect((await act(call, submitted.body, 'withdrawal')).status).toBe(403);
    }
  });

  test('A version that waits is shown to whoever may approve it, a rejected one to its authors', async () => {
    const items = async (call: Call) =>
      (await call<{ name: string; total: number }[]>('GET', '/api/account/attention')).body
        .filter(({ name }) => name.endsWith('rogrammes') || name === 'programmeApprovals')
        .map(({ name, total }) => [name, total]);
    const draft = await create(marketer);
    const submitted = await act(marketer, draft.body, 'submission');
    expect(await items(manager)).toEqual([['programmeApprovals', 1]]);
    expect(await items(marketer)).toEqual([]);
    await act(manager, submitted.body, 'rejection', { reason: 'No' });
    expect(await items(manager)).toEqual([]);
    expect(await items(marketer)).toEqual([['returnedProgrammes', 1]]);
  });
});

describe('What is refused', () => {
  beforeAll(begin);
  afterAll(() => api.close());

  const refused = async (terms: unknown, more: object = {}) => {
    const { status, body } = await create(marketer, { terms, ...more });
    const { errors } = body as unknown as { errors: Record<string, unknown> };
    expect(status).toBe(422);
    const { body: versions } = await owner<unknown[]>('GET', '/api/programmeVersions');
    expect(versions).toEqual([]);
    return errors.terms ?? errors;
  };

  test('Thresholds that overlap are refused at the higher level', async () => {
    const terms = changed(({ levels }) => {
      const [condition] = levels[2]?.conditions ?? [];
      if (condition) condition.threshold = 1_000;
    });
    expect(await refused(terms)).toEqual({
      levels: { 2: { conditions: { 0: { threshold: 'programme.errors.thresholdOverlaps' } } } },
    });
  });

  test('A level that nobody has set up is refused', async () => {
    const terms = changed(({ levels }) => levels.push({ ...levels[3]!, key: 'platinum' }));
    expect(await refused(terms)).toMatchObject({
      levels: { 4: { key: 'programme.errors.unknownLevel' } },
    });
  });

  test('Levels out of order, and a level twice, are refused', async () => {
    expect(await refused(changed(({ levels }) => levels.reverse()))).toMatchObject({
      levels: { 1: { key: 'programme.errors.levelOrder' } },
    });
    expect(await refused(changed(({ levels }) => (levels[1]!.key = 'starter')))).toMatchObject({
      levels: { 1: { key: 'programme.errors.sameLevel' } },
    });
  });

  test.each([
    ['negative', -1],
    ['fractional', 1.5],
    ['no', 0],
  ])('A rule that gives %s points is refused', async (_, points) => {
    const terms = changed(({ earnRules }) => {
      const [rule] = earnRules;
      if (rule?.formula.kind === 'proportional') rule.formula.points = points;
    });
    expect(await refused(terms)).toEqual({
      earnRules: { 0: { formula: { points: expect.any(String) } } },
    });
  });

  test('A ladder without days, and one without points, are refused', async () => {
    const ladder = (days: number[]) =>
      changed(({ earnRules }) => {
        const rule = earnRules.find(({ key }) => key === 'sign-in');
        if (rule?.formula.kind === 'ladder') rule.formula.days = days;
      });
    expect(await refused(ladder([]))).toMatchObject({
      earnRules: { 2: { formula: { days: expect.any(String) } } },
    });
    expect(await refused(ladder([0, 0]))).toEqual({
      earnRules: { 2: { formula: { days: 'programme.errors.ladderGivesNothing' } } },
    });
    expect(await refused(ladder([-1]))).toMatchObject({
      earnRules: { 2: { formula: { days: { 0: expect.any(String) } } } },
    });
  });

  test('A rule for goods or an audience that does not exist is refused at the name', async () => {
    const terms = changed(({ earnRules }) => {
      earnRules[0]!.scope = {
        ...earnRules[0]!.scope,
        include: [
          { kind: 'category', id: 999 },
          { kind: 'brand', name: 'Lin' },
          { kind: 'product', id: 998 },
        ],
        exclude: [{ kind: 'variant', id: 997 }],
      };
      earnRules[1]!.audience = {
        levels: ['plus'],
        groups: ['nobody'],
        channels: ['fax'],
      };
    });
    expect(await refused(terms)).toEqual({
      earnRules: {
        0: {
          scope: {
            include: {
              0: { id: 'promotions.errors.gone.categories' },
              2: { id: 'promotions.errors.gone.products' },
            },
            exclude: { 0: { id: 'promotions.errors.gone.variants' } },
          },
        },
        1: {
          audience: {
            groups: { 0: 'audiences.errors.unknown.groups' },
            channels: { 0: 'audiences.errors.unknown.channels' },
          },
        },
      },
    });
  });

  test('An instant that has passed is refused', async () => {
    expect(await refused(TERMS, { plannedAt: NOW })).toEqual({
      plannedAt: 'versions.errors.plannedPast',
    });
  });

  test('An unknown key is refused with its name, at every depth', async () => {
    const unknown = (terms: unknown, more: object = {}) => refused(terms, more);
    expect(JSON.stringify(await unknown(TERMS, { colour: 1 }))).toContain('colour');
    expect(JSON.stringify(await unknown({ ...TERMS, colour: 1 }))).toContain('colour');
    const inRule = changed(({ earnRules }) => Object.assign(earnRules[0]!.caps, { colour: 1 }));
    expect(JSON.stringify(await unknown(inRule))).toContain('colour');
  });

  test.each([
    ['terms of another type', 'many'],
    ['no terms', null],
    ['no levels', changed((terms) => (terms.levels = []))],
    ['an expiry of an unknown kind', { ...TERMS, expiry: { kind: 'later' } }],
  ])('A version with %s is refused with its field', async (_, terms) => {
    expect(await refused(terms)).toBeTruthy();
  });
});

describe('A version that follows another', () => {
  beforeEach(async () => {
    await begin();
    await approve(api);
  });
  afterEach(() => api.close());

  test('A level of the version in force is left out only with a level for its members', async () => {
    const without = (movedLevels: object[]) =>
      changed((terms) => {
        terms.levels = terms.levels.filter(({ key }) => key !== 'plus');
        Object.assign(terms, { movedLevels });
      });
    expect(await create(marketer, { terms: without([]) })).toMatchObject({
      status: 422,
      body: { errors: { terms: { movedLevels: expect.stringContaining('"level":"plus"') } } },
    });
    expect(
      await create(marketer, { terms: without([{ from: 'plus', to: 'plus' }]) }),
    ).toMatchObject({
      status: 422,
      body: {
        errors: { terms: { movedLevels: { 0: { to: 'programme.errors.movedToItself' } } } },
      },
    });
    const made = await create(marketer, { terms: without([{ from: 'plus', to: 'starter' }]) });
    expect(made.status).toBe(201);
  });

  test('Another draft is refused with the number of the one that is worked on', async () => {
    const draft = await create(marketer);
    expect(draft.body.number).toBe(2);
    expect(await create(owner)).toMatchObject({
      status: 409,
      body: {
        message: '@@react-admin@@{"message":"versions.errors.versionOpen","args":{"number":2}}',
        open: { id: draft.body.id, number: 2 },
      },
    });
    await act(marketer, draft.body, 'withdrawal');
    expect((await create(owner)).body).toMatchObject({ number: 3 });
  });

  test('A version cannot begin before one that is planned', async () => {
    const planned = await approve(api, { terms: LATER, plannedAt: NOW + 10 * DAY });
    const plannedBefore = {
      status: 422,
      body: { errors: { plannedAt: expect.stringContaining('"number":2') } },
    };
    expect(await create(marketer)).toMatchObject(plannedBefore);
    expect(await create(marketer, { plannedAt: NOW + 10 * DAY - 1 })).toMatchObject(plannedBefore);
    expect((await create(marketer, { plannedAt: NOW + 11 * DAY })).status).toBe(201);
    expect((await act(manager, planned, 'withdrawal')).status).toBe(200);
  });

  test('A level that the programme names is not deleted', async () => {
    const { body } = await owner<{ id: number; key: string }[]>('GET', '/api/audienceNames');
    for (const { id, key } of body.filter((one) => LEVELS.includes(one.key))) {
      const { status, body: refusal } = await owner('DELETE', `/api/audienceNames/${id}`);
      expect([key, status]).toEqual([key, 409]);
      expect(refusal).toMatchObject({
        uses: [{ resource: 'programmeVersions', name: 'Members’ club v1' }],
      });
    }
  });

  test('A category that a rule names is not deleted, and a merge changes drafts only', async () => {
    const category = async (code: string) =>
      (await owner<{ id: number }>('POST', '/api/categories', { code, names: { en: code } })).body
        .id;
    const [tea, coffee, rest] = [
      await category('tea'),
      await category('coffee'),
      await category('rest'),
    ];
    const naming = (id: number) =>
      changed(({ earnRules }) => (earnRules[0]!.scope.include = [{ kind: 'category', id }]));
    const draft = await create(marketer, { terms: naming(tea) });
    expect((await owner('DELETE', `/api/categories/${tea}`)).status).toBe(409);
    const merge = (from: number, into: number) =>
      owner('POST', `/api/categories/${from}/merger`, { targetId: into });
    expect((await merge(tea, coffee)).status).toBe(200);
    const { body } = await show(owner, draft.body.id);
    expect(body.terms).toEqual(naming(coffee));
    await finishReplayOf(api.connection, body.id, NOW);
    const submitted = await act(marketer, body, 'submission');
    expect((await merge(coffee, rest)).status).toBe(409);
    await act(manager, submitted.body, 'approval');
    expect((await merge(coffee, rest)).status).toBe(409);
    expect((await show(owner, draft.body.id)).body.terms).toEqual(naming(coffee));
  });

  test('The currency of the store stays while a version holds amounts in it', async () => {
    const { body: settings } = await owner<Record<string, unknown>>('GET', '/api/settings/1');
    const answer = await owner('PUT', '/api/settings/1', { ...settings, currency: 'JPY' });
    expect(answer).toMatchObject({
      status: 409,
      body: { errors: { currency: 'settings.errors.currencyInUse.programmeVersions' } },
    });
  });

  test('The list is exported with a line for each version', async () => {
    const { body } = await owner<string>('GET', '/api/exports/programmeVersions');
    const [header = '', line = ''] = body.replace('\ufeff', '').split('\r\n');
    expect(header.split(',').slice(0, 3)).toEqual(['number', 'phase', 'starts_at']);
    expect(line).toMatch(/^1,inForce,2025-11-21/);
  });
});
