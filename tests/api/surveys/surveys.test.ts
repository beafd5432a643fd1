/** Surveys, their versions, dimensions and weights through the API. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import { TEMPLATES } from '#contract/surveys/templates';
import type { Dimension } from '#contract/surveys/dimensions';
import type { Results } from '#contract/surveys/results';
import type { Survey } from '#contract/surveys/surveys';
import type { SurveyVersion } from '#contract/surveys/versions';
import type { WeightSet } from '#contract/surveys/weightSets';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { matrix, writeResponses, writeSurvey } from './surveyStore.ts';

let api: OpenApi;
let marketer: Call;
let manager: Call;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  [marketer, manager, agent] = await Promise.all([
    api.raw('marketer'),
    api.raw('manager'),
    api.raw('agent'),
  ]);
});
afterAll(() => api.close());

type Refused = { message?: string; errors?: Record<string, unknown> };
const input = (further: object = {}) => ({
  names: { en: 'After a ticket', zh: '工单评价' },
  purpose: 'afterTicket',
  identityMode: 'identified',
  template: 'ticketCsat',
  ...further,
});
const create = async (further: object = {}, call = marketer) =>
  (await call<Survey & Refused>('POST', '/api/surveys', input(further))).body;
const versionOf = async (id: number | null) =>
  (await marketer<SurveyVersion>('GET', `/api/surveyVersions/${id}`)).body;
const publish = (draft: Pick<SurveyVersion, 'id' | 'version'>, call = marketer) =>
  call<SurveyVersion & Refused>('POST', `/api/surveyVersions/${draft.id}/publication`, {
    version: draft.version,
  });
const published = async (further: object = {}) => {
  const survey = await create(further);
  await publish(await versionOf(survey.draftId));
  return (await marketer<Survey>('GET', `/api/surveys/${survey.id}`)).body;
};

describe('a new survey', () => {
  test.each(TEMPLATES)(
    'from the template %s has a draft that can be published',
    async (template) => {
      const survey = await create({ template });
      expect(survey).toMatchObject({ publishedNumber: null, frozenAt: null, archivedAt: null });
      const draft = await versionOf(survey.draftId);
      expect(draft).toMatchObject({ number: 1, publishedAt: null });
      expect((await publish(draft)).body).toMatchObject({
        publishedAt: NOW,
        publishedBy: 'Marketer',
      });
    },
  );
  test('without a template asks nothing yet, and publishing it says so', async () => {
    const draft = await versionOf((await create({ template: null })).draftId);
    expect(draft.definition.questions).toEqual([]);
    const { status, body } = await publish(draft);
    expect([status, body.errors]).toEqual([
      422,
      { definition: { questions: 'surveys.errors.noQuestions' } },
    ]);
  });
  test('as a copy asks what the other one asks', async () => {
    const one = await published();
    const copy = await create({
      template: null,
      copyOf: one.id,
      names: { en: 'Copy', zh: '副本' },
    });
    const [from, to] = [await versionOf(one.publishedVersionId), await versionOf(copy.draftId)];
    expect(to.definition).toEqual(from.definition);
    expect([to.number, to.publishedAt]).toEqual([1, null]);
    const unknown = await create({ template: null, copyOf: 999_999 });
    expect(unknown.errors).toEqual({ copyOf: 'errors.notFound' });
    const both = await create({ copyOf: one.id });
    expect(both.errors).toEqual({ template: 'surveys.errors.templateAndCopy' });
  });
  test('is made by marketers and managers, and read by agents and analysts', async () => {
    expect((await create({}, manager)).id).toBeGreaterThan(0);
    expect((await agent('POST', '/api/surveys', input())).status).toBe(403);
    expect((await agent('GET', '/api/surveys')).status).toBe(200);
    expect((await (await api.raw('analyst'))('GET', '/api/surveyVersions')).status).toBe(200);
  });
});

describe('a draft', () => {
  test('may lack texts while it is written, and publishing names each of them', async () => {
    const draft = await versionOf((await create({ template: null })).draftId);
    const definition = {
      ...draft.definition,
      questions: [{ type: 'nps', key: 'nps', texts: { zh: '您会推荐我们吗？' } }],
    };
    const saved = await marketer<SurveyVersion>('PUT', `/api/surveyVersions/${draft.id}`, {
      definition,
      version: draft.version,
    });
    expect(saved.status).toBe(200);
    const { status, body } = await publish(saved.body);
    expect([status, body.errors]).toEqual([
      422,
      { definition: { questions: { 0: { texts: { en: 'surveys.errors.textMissing' } } } } },
    ]);
  });
  test('is not published while the name of its survey is missing in a language', async () => {
    const survey = await create();
    await api.connection.transaction((tx) =>
      query(tx, 'update surveys set names = ? where id = ?', ['{"en":"Walk"}', survey.id]),
    );
    const { status, body } = await publish(await versionOf(survey.draftId));
    expect([status, body.errors]).toEqual([422, { names: { zh: 'surveys.errors.textMissing' } }]);
  });
  test('refuses an unknown key with its name, and a save of an older state', async () => {
    const draft = await versionOf((await create()).draftId);
    const path = `/api/surveyVersions/${draft.id}`;
    const { definition, version } = draft;
    const strange = { ...definition, questions: [{ type: 'text', key: 'a', colour: 'red' }] };
    const refused = await marketer<Refused>('PUT', path, { definition: strange, version });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body.errors)).toContain('colour');
    expect((await marketer('PUT', path, { definition, version })).status).toBe(200);
    expect((await marketer('PUT', path, { definition, version })).status).toBe(409);
  });
  test('is the only one of its survey, and follows the version that was published last', async () => {
    const survey = await published();
    const drafts = await Promise.all(
      [1, 2].map(() =>
        marketer<SurveyVersion & Refused>('POST', `/api/surveys/${survey.id}/draft`),
      ),
    );
    expect(drafts.map(({ status }) => status).sort()).toEqual([200, 409]);
    const draft = drafts.find(({ status }) => status === 200)?.body;
    expect(draft).toMatchObject({ number: 2, publishedAt: null });
    const was = await versionOf(survey.publishedVersionId);
    expect(draft?.definition).toEqual(was.definition);
    expect((await marketer('DELETE', `/api/surveyVersions/${draft?.id}`)).status).toBe(200);
    const first = await versionOf((await create()).draftId);
    const { status, body } = await marketer<Refused>('DELETE', `/api/surveyVersions/${first.id}`);
    expect([status, body.message]).toEqual([409, 'surveys.errors.onlyVersion']);
  });
  test('keeps the type of a question that was published under its key', async () => {
    const survey = await published({ template: 'recovery' });
    const draft = (await marketer<SurveyVersion>('POST', `/api/surveys/${survey.id}/draft`)).body;
    const [first] = draft.definition.questions;
    const definition = {
      ...draft.definition,
      headlineKey: null,
      questions: [{ type: 'text', key: first?.key, texts: first?.texts }],
    };
    const path = `/api/surveyVersions/${draft.id}`;
    const { body } = await marketer<SurveyVersion>('PUT', path, { definition });
    expect((await publish(body)).body.errors).toEqual({
      definition: { questions: { 0: { type: 'surveys.errors.typeChanged' } } },
    });
  });
});

describe('a published version', () => {
  test('is refused by every way of changing it, also by the database itself', async () => {
    const { publishedVersionId: id } = await published();
    const { definition, version } = await versionOf(id);
    const path = `/api/surveyVersions/${id}`;
    expect((await marketer('PUT', path, { definition, version })).status).toBe(409);
    expect((await marketer('DELETE', path)).status).toBe(409);
    expect((await publish({ id: id ?? 0, version })).status).toBe(409);
    for (const sql of [
      `update survey_versions set definition = '{}' where id = ${id}`,
      `update survey_versions set published_at = null where id = ${id}`,
      `delete from survey_versions where id = ${id}`,
    ])
      await expect(api.connection.transaction((tx) => query(tx, sql))).rejects.toThrow();
    expect((await versionOf(id)).definition).toEqual(definition);
  });
  test('is told in one activity with who published it', async () => {
    const { publishedVersionId: id } = await published();
    const { body } = await manager<Activity[]>('GET', `/api/history/surveyVersions/${id}`);
    expect(body.map(({ verb, actorName }) => [verb, actorName])).toEqual([['publish', 'Marketer']]);
  });
});

describe('a survey', () => {
  test('keeps its promise about names once it was sent', async () => {
    const survey = await create();
    const edit = (further: object) =>
      marketer<Survey & Refused>('PUT', `/api/surveys/${survey.id}`, {
        names: survey.names,
        purpose: survey.purpose,
        identityMode: survey.identityMode,
        ...further,
      });
    expect((await edit({ identityMode: 'confidential' })).body.identityMode).toBe('confidential');
    await api.connection.transaction((tx) =>
      query(tx, `update surveys set frozen_at = ? where id = ?`, [NOW, survey.id]),
    );
    const refused = await edit({ identityMode: 'identified' });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { identityMode: 'surveys.errors.frozenMode' },
    ]);
    const names = { en: 'New name', zh: '新名称' };
    const renamed = await edit({ identityMode: 'confidential', names });
    expect(renamed.body.names).toEqual(names);
    const half = await edit({ identityMode: 'confidential', names: { en: 'New name' } });
    expect([half.status, half.body.errors]).toEqual([
      422,
      { names: { zh: 'ra.validation.required' } },
    ]);
  });
  test('that is archived is in no list unless it is asked for, and comes back', async () => {
    const survey = await published();
    const act = (noun: string, version: number) =>
      marketer<Survey & Refused>('POST', `/api/surveys/${survey.id}/${noun}`, { version });
    const archived = await act('archival', survey.version);
    expect(archived.body.archivedAt).toBe(NOW);
    const ids = async (filter: object) =>
      (
        await marketer<Survey[]>(
          'GET',
          `/api/surveys?filter=${encodeURIComponent(JSON.stringify(filter))}`,
        )
      ).body.map(({ id }) => id);
    expect(await ids({})).not.toContain(survey.id);
    expect(await ids({ isArchived: true })).toContain(survey.id);
    expect((await act('archival', archived.body.version)).body.message).toBe(
      'surveys.errors.archived',
    );
    expect((await marketer('POST', `/api/surveys/${survey.id}/draft`)).status).toBe(409);
    const restored = await act('restoration', archived.body.version);
    expect(restored.body.archivedAt).toBeNull();
    expect(await ids({})).toContain(survey.id);
  });
});

describe('dimensions', () => {
  test('are the eight of the owner from the first start', async () => {
    const { body } = await agent<Dimension[]>('GET', '/api/dimensions');
    expect(body.map(({ key, need }) => [key, need])).toEqual([
      ['quality', 'functional'],
      ['price', 'functional'],
      ['logistics', 'functional'],
      ['environment', 'emotional'],
      ['attitude', 'emotional'],
      ['brand', 'emotional'],
      ['word_of_mouth', 'social'],
      ['social', 'social'],
    ]);
  });
  test('are moved in their list, and shown in that order in the results, with one activity', async () => {
    const place = await writeSurvey(api.connection, [
      matrix('m', ['quality', 'price', 'logistics']),
    ]);
    await api.connection.transaction((tx) =>
      writeResponses(tx, [
        {
          ...place,
          completedAt: NOW - 1000,
          answers: { 'm.r_quality': 4, 'm.r_price': 5, 'm.r_logistics': 3 },
        },
      ]),
    );
    const resultKeys = async () => {
      const { body } = await marketer<Results>(
        'GET',
        `/api/surveys/${place.surveyId}/results?from=2025-11-01&to=2025-12-01`,
      );
      return body.dimensions.map(({ key }) => key);
    };
    const { body: first } = await marketer<Dimension[]>('GET', '/api/dimensions');
    const ids = first.map(({ id }) => id);
    const [quality = 0, ...others] = ids;
    const order = (call: Call, body: object) =>
      call<Dimension[] & Refused>('POST', '/api/dimensions/order', body);
    expect(await resultKeys()).toEqual(['quality', 'price', 'logistics']);
    const { status, body } = await order(marketer, { ids: [...others, quality] });
    expect([status, body.map(({ key, position }) => [key, position]).at(-1)]).toEqual([
      200,
      ['quality', 7],
    ]);
    expect(await resultKeys()).toEqual(['price', 'logistics', 'quality']);
    // Again the same: nothing is moved, and nothing is recorded.
    await order(marketer, { ids: [...others, quality] });
    const { body: entries } = await manager<{ verb: string }[]>(
      'GET',
      `/api/activities?filter=${JSON.stringify({ resource: 'dimensions', verb: 'move' })}`,
    );
    expect(entries).toHaveLength(1);
    for (const wrong of [
      others,
      [...others, quality, quality],
      [...others, others[0]],
      [...others, 99_999],
    ])
      expect(await order(marketer, { ids: wrong })).toMatchObject({
        status: 409,
        body: { message: 'dimensions.errors.otherDimensions' },
      });
    expect((await order(marketer, { ids: [quality, 'x'] })).status).toBe(422);
    expect((await order(agent, { ids })).status).toBe(403);
    expect((await order(marketer, { ids })).body.map(({ id }) => id)).toEqual(ids);
  });
  test('that questions or weights name are retired instead of deleted', async () => {
    const { body } = await agent<Dimension[]>('GET', '/api/dimensions');
    const quality = body.find(({ key }) => key === 'quality');
    const used = await marketer<Refused>('DELETE', `/api/dimensions/${quality?.id}`);
    expect([used.status, used.body.message]).toEqual([409, 'dimensions.errors.used']);
    const made = await marketer<Dimension>('POST', '/api/dimensions', {
      key: 'wordxofxmouth',
      names: { en: 'Parking', zh: '停车' },
      need: 'functional',
    });
    expect(made.body.position).toBe(8);
    // An underscore of another key stands for itself.
    expect((await marketer('DELETE', `/api/dimensions/${made.body.id}`)).status).toBe(200);
  });
  test('that are retired cannot be named by a new version', async () => {
    const made = await marketer<Dimension>('POST', '/api/dimensions', {
      key: 'parking',
      names: { en: 'Parking', zh: '停车' },
      need: 'functional',
    });
    const draft = await versionOf((await create({ template: 'recovery' })).draftId);
    const [question] = draft.definition.questions;
    const definition = {
      ...draft.definition,
      questions: [{ ...question, dimensionKey: 'parking' }],
    };
    const path = `/api/surveyVersions/${draft.id}`;
    const { body } = await marketer<SurveyVersion>('PUT', path, { definition });
    const retire = (isRetired: boolean) =>
      marketer<Dimension>('PUT', `/api/dimensions/${made.body.id}`, {
        names: { en: 'Parking', zh: '停车' },
        need: 'functional',
        isRetired,
      });
    expect((await retire(true)).body).toMatchObject({ isRetired: true, retiredAt: NOW });
    expect((await publish(body)).body.errors).toEqual({
      definition: { questions: { 0: { dimensionKey: 'surveys.errors.dimension' } } },
    });
    await retire(false);
    expect((await publish(body)).status).toBe(200);
    await retire(true);
  });
});

describe('weights', () => {
  const WEIGHTS = {
    quality: 2500,
    price: 1000,
    logistics: 1500,
    environment: 1000,
    attitude: 1500,
    brand: 1000,
    word_of_mouth: 1000,
    social: 500,
  };
  const save = (further: object = {}) =>
    marketer<WeightSet & Refused>('POST', '/api/weightSets', {
      weights: WEIGHTS,
      effectiveAt: null,
      reason: 'Quality matters more',
      ...further,
    });
  test('make 100 % together, name every dimension in use, and hold from now or later', async () => {
    expect((await save({ weights: { ...WEIGHTS, quality: 2400 } })).body.errors).toEqual({
      weights: 'weightSets.errors.notWhole',
    });
    const { social: _, ...seven } = WEIGHTS;
    expect((await save({ weights: seven })).body.errors).toEqual({
      weights: { social: 'ra.validation.required' },
    });
    expect((await save({ effectiveAt: NOW - 1 })).body.errors).toEqual({
      effectiveAt: 'weightSets.errors.past',
    });
    expect((await save()).body).toMatchObject({ number: 2, effectiveAt: NOW, weights: WEIGHTS });
    expect((await save()).body.errors).toEqual({ effectiveAt: 'weightSets.errors.sameInstant' });
  });
  test('that hold later can be withdrawn until they do', async () => {
    const later = (await save({ effectiveAt: NOW + 1000 })).body;
    const { body } = await agent<WeightSet[]>('GET', '/api/weightSets');
    expect(body.map(({ effectiveAt }) => effectiveAt)).toEqual([NOW + 1000, NOW, 0]);
    expect((await marketer('DELETE', `/api/weightSets/${later.id}`)).status).toBe(200);
    const [now] = (await agent<WeightSet[]>('GET', '/api/weightSets')).body;
    const refused = await marketer<Refused>('DELETE', `/api/weightSets/${now?.id}`);
    expect([refused.status, refused.body.message]).toEqual([409, 'weightSets.errors.inForce']);
  });
});

test('every cached figure agrees with its rows, and no server fault was logged', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
