/** Single responses: as much of each is shown as its survey promises, in the list, by filters and in files. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SurveyResponse, SurveyResponseDetail } from '#contract/surveys/responses';
import type { IdentityMode } from '#contract/surveys/surveys';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { answer, invite, writeDistribution } from './answerStore.ts';
import {
  type Answered,
  choice,
  comment,
  csat,
  matrix,
  writeResponses,
  writeSurvey,
  writeVersion,
} from './surveyStore.ts';

const DAY = 86_400_000;
const LAST_MONTH = Date.UTC(2025, 9, 20);
let api: OpenApi;
let owner: Call;
let analyst: Call;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  analyst = await api.raw('analyst');
  agent = await api.raw('agent');
});
afterAll(() => api.close());

const QUESTIONS = [csat('whole'), matrix('rows', ['quality', 'logistics']), comment('why')];
const written = async (
  mode: IdentityMode,
  responses: readonly Partial<Answered>[],
): Promise<{ surveyId: number; ids: string[] }> => {
  const { surveyId, versionId } = await writeSurvey(api.connection, QUESTIONS, {
    identityMode: mode,
  });
  const ids = await api.connection.transaction((tx) =>
    writeResponses(
      tx,
      responses.map((response) => ({
        surveyId,
        versionId,
        completedAt: mode === 'identified' ? NOW - DAY : LAST_MONTH,
        answers: { whole: 4 },
        ...response,
      })),
    ),
  );
  return { surveyId, ids };
};
const listed = async (filter: object, call: Call = owner) => {
  const search = new URLSearchParams({ filter: JSON.stringify(filter), range: '[0,99]' });
  const { status, body } = await call<SurveyResponse[]>('GET', `/api/surveyResponses?${search}`);
  return { status, rows: status === 200 ? body : [], body };
};
const many = (n: number, more: Partial<Answered> = {}) => Array.from({ length: n }, () => more);

describe('The list of responses', () => {
  test('finds them by score, dimension, topic, channel and quality', async () => {
    const { surveyId, ids } = await written('identified', [
      { answers: { whole: 1, 'rows.r_logistics': 2, why: 'Too late' }, topics: ['logistics'] },
      { answers: { whole: 3, 'rows.r_logistics': 5 }, channel: 'web' },
      { answers: { whole: 5, 'rows.r_quality': 1 }, channel: 'store', quality: 'suspect' },
    ]);
    const found = async (filter: object) =>
      (await listed({ surveyId, ...filter })).rows.map(({ id }) => ids.indexOf(id)).toSorted();
    expect(await found({})).toEqual([0, 1, 2]);
    expect(await found({ band: 'low' })).toEqual([0]);
    expect(await found({ band: 'high' })).toEqual([2]);
    expect(await found({ score: 3 })).toEqual([1]);
    expect(await found({ dimensionKey: 'logistics' })).toEqual([0, 1]);
    expect(await found({ dimensionKey: 'quality', band: 'low' })).toEqual([2]);
    expect(await found({ questionKey: 'rows', rowKey: 'r_logistics', score: 5 })).toEqual([1]);
    expect(await found({ dimensionKey: 'nothing' })).toEqual([]);
    expect(await found({ topic: 'logistics' })).toEqual([0]);
    expect(await found({ channel: 'web' })).toEqual([1]);
    expect(await found({ quality: 'suspect' })).toEqual([2]);
    expect(await found({ hasComment: true })).toEqual([0]);
  });

  test.each([
    ['band', 'highest'],
    ['score', 'five'],
    ['channel', 7],
    ['hasComment', 'yes'],
    ['completedAt', 5],
    ['memberName', 'x'],
  ])('refuses %s of %s with its name', async (field, value) => {
    const { status, body } = await listed({ [field]: value });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });

  test('shows who answered and when only where the survey says so', async () => {
    const store = await api.store();
    await store('POST', '/api/store/members', {
      externalId: 'M-1',
      name: 'Li Lei',
      country: 'CN',
      joinedAt: NOW - DAY,
      updatedAt: NOW,
    });
    const [member] = (await owner<{ id: number }[]>('GET', '/api/members')).body;
    const memberId = member?.id ?? 0;
    const identified = await written('identified', [{ memberId, channel: 'web' }]);
    expect((await listed({ surveyId: identified.surveyId })).rows).toMatchObject([
      { memberId, channel: 'web', precision: 'instant', answeredAt: NOW - DAY },
    ]);
    const confidential = await written('confidential', many(5, { memberId, channel: 'web' }));
    const { rows } = await listed({ surveyId: confidential.surveyId });
    expect(rows).toHaveLength(5);
    for (const row of rows)
      expect(row).toMatchObject({ memberId: null, channel: null, precision: 'month' });
    expect(new Set(rows.map(({ answeredAt }) => answeredAt)).size).toBe(1);
    expect(rows[0]?.answeredAt).not.toBe(LAST_MONTH);
    for (const filter of [{ memberId }, { level: 'x' }, { invitationId: 1 }, { agentId: 'agent' }])
      expect((await listed({ surveyId: confidential.surveyId, ...filter })).rows).toEqual([]);
    await api.connection.transaction((tx) =>
      query(tx, 'update survey_responses set contact_wanted = 1 where id = ?', [
        confidential.ids[0] ?? '',
      ]),
    );
    const wanted = (await listed({ surveyId: confidential.surveyId, memberId })).rows;
    expect(wanted).toMatchObject([{ id: confidential.ids[0], memberId, contactWanted: true }]);
  });

  test('tells nothing by the order in which people answered in confidence', async () => {
    const start = Date.UTC(2025, 9, 10);
    const { surveyId } = await written(
      'confidential',
      Array.from({ length: 6 }, (_, index) => ({ completedAt: start + index * DAY })),
    );
    const { rows } = await listed({ surveyId });
    const shown = rows.map(({ id }) => id);
    expect(shown).toEqual(shown.toSorted().toReversed());
  });

  describe.each(['confidential', 'anonymous'] as const)('of a survey that is %s', (mode) => {
    const shownOf = async (responses: readonly Partial<Answered>[]) => {
      const { surveyId, ids } = await written(mode, responses);
      const found = (await listed({ surveyId })).rows.map(({ id }) => ids.indexOf(id));
      return { found: found.toSorted((one, other) => one - other), ids, surveyId };
    };

    test('shows a month only once five have answered in it', async () => {
      const { found, ids } = await shownOf(many(4));
      expect(found).toEqual([]);
      expect((await owner('GET', `/api/surveyResponses/${ids[0]}`)).status).toBe(404);
      const earlier = Date.UTC(2025, 8, 5);
      const both = await shownOf([...many(5), ...many(1, { completedAt: earlier })]);
      expect(both.found).toEqual([0, 1, 2, 3, 4]);
    });

    test('shows a month only when it is over', async () => {
      expect((await shownOf(many(9, { completedAt: NOW - DAY }))).found).toEqual([]);
      expect((await shownOf(many(5, { completedAt: Date.UTC(2025, 9, 31, 12) }))).found).toEqual([
        0, 1, 2, 3, 4,
      ]);
    });

    test('counts each version apart, for an invitation is to one of them', async () => {
      const { surveyId } = await shownOf(many(5));
      const versionId = await writeVersion(api.connection, surveyId, QUESTIONS, {
        number: 2,
      });
      await api.connection.transaction((tx) =>
        writeResponses(tx, [
          { surveyId, versionId, completedAt: LAST_MONTH, answers: { whole: 1 } },
        ]),
      );
      const { rows } = await listed({ surveyId });
      expect(rows.map(({ score }) => score)).toEqual([4, 4, 4, 4, 4]);
      expect((await listed({ versionId })).rows).toEqual([]);
    });

    test('finds none by channel, distribution or language', async () => {
      const { surveyId } = await shownOf([
        ...many(6, { channel: 'web' }),
        ...many(7, { channel: 'app' }),
      ]);
      expect((await listed({ surveyId })).rows).toHaveLength(13);
      for (const filter of [{ channel: 'app' }, { distributionId: 1 }, { language: 'en' }])
        expect((await listed({ surveyId, ...filter })).rows).toEqual([]);
    });
  });

  test('and the list of invitations does not tell either when somebody answered in confidence', async () => {
    const told = async (mode: IdentityMode, contactWanted = false) => {
      const { surveyId, versionId } = await writeSurvey(api.connection, QUESTIONS, {
        identityMode: mode,
      });
      const distributionId = await writeDistribution(api, surveyId);
      const sentAt = NOW - 9 * DAY;
      const { id } = await invite(api, { distributionId, versionId }, { sentAt });
      await api.connection.transaction(async (tx) => {
        await query(
          tx,
          'update survey_invitations set started_at = ?, completed_at = ? where id = ?',
          [NOW - DAY, NOW - DAY, id],
        );
        const response = { surveyId, versionId, invitationId: id, completedAt: NOW - DAY };
        const ids = await writeResponses(tx, [{ ...response, answers: { whole: 4 } }]);
        if (contactWanted)
          await query(tx, 'update survey_responses set contact_wanted = 1 where id = ?', [
            ids[0] ?? '',
          ]);
      });
      const search = new URLSearchParams({ filter: JSON.stringify({ distributionId }) });
      const { body } = await owner<{ completedAt: number | null }[]>(
        'GET',
        `/api/surveyInvitations?${search}`,
      );
      expect(JSON.stringify(body)).not.toContain('startedAt');
      const completedAt = body[0]?.completedAt ?? null;
      return completedAt === null ? null : completedAt - sentAt;
    };
    expect(await told('identified')).toBe(8 * DAY);
    expect(await told('confidential')).toBe(null);
    expect(await told('confidential', true)).toBe(8 * DAY);
  });

  test('shows comments only to whoever may read them', async () => {
    const { surveyId, ids } = await written('identified', [{ answers: { why: 'Well packed' } }]);
    expect((await listed({ surveyId })).rows).toMatchObject([{ comment: 'Well packed' }]);
    expect((await listed({ surveyId })).rows).toMatchObject([{ isCommentHidden: false }]);
    expect((await listed({ surveyId }, analyst)).rows).toMatchObject([
      { comment: null, isCommentHidden: true },
    ]);
    const without = await written('identified', [{ answers: { whole: 2 } }]);
    expect((await listed({ surveyId: without.surveyId }, analyst)).rows).toMatchObject([
      { comment: null, isCommentHidden: false },
    ]);
    const { body } = await analyst<SurveyResponseDetail>('GET', `/api/surveyResponses/${ids[0]}`);
    expect(body.answers).toMatchObject([{ questionKey: 'why', text: null, isSkipped: false }]);
  });

  test('shows what was written about the work of an agent to that agent and to leads', async () => {
    const [member] = (await owner<{ id: string; name: string }[]>('GET', '/api/staff')).body.filter(
      ({ name }) => name.toLowerCase().includes('agent'),
    );
    const about = (agentId: string) =>
      written('identified', [{ agentId, answers: { why: 'Was unkind' } }]);
    const own = await about(member?.id ?? '');
    const other = await about('somebody-else');
    const read = async (call: Call, { surveyId, ids }: typeof own) => [
      (await listed({ surveyId }, call)).rows[0]?.comment,
      (await call<SurveyResponseDetail>('GET', `/api/surveyResponses/${ids[0]}`)).body.answers[0]
        ?.text,
    ];
    expect(await read(agent, own)).toEqual(['Was unkind', 'Was unkind']);
    expect(await read(agent, other)).toEqual([null, null]);
    expect(await read(owner, other)).toEqual(['Was unkind', 'Was unkind']);
  });

  test('is downloaded by the same rules', async () => {
    const { surveyId } = await written('confidential', many(5, { answers: { why: 'Quiet' } }));
    const search = new URLSearchParams({ filter: JSON.stringify({ surveyId }) });
    const { body } = await owner<string>('GET', `/api/exports/surveyResponses?${search}`);
    const lines = String(body).trim().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('member_id');
    expect(lines[1]).toContain('month');
  });
});

describe('The file of responses', () => {
  const text = (en: string, zh: string) => ({ texts: { en, zh } });
  const pick = choice('pick', ['late', 'torn']);
  const asked = [
    { ...csat('whole'), ...text('How was it?', '总体如何？') },
    { ...matrix('rows', ['quality']), ...text('How good?', '怎么样？') },
    {
      ...pick,
      ...text('What was wrong?', '哪里不好？'),
      options: [
        { id: 'late', ...text('Late', '太慢') },
        { id: 'torn', ...text('Torn', '破损') },
      ],
    },
    { ...comment('why'), ...text('Why?', '为什么？') },
    { ...comment('more'), ...text('Why?', '还有吗？') },
  ];
  const downloaded = async (call: Call, surveyId: number, language: string) => {
    const search = new URLSearchParams({ filter: JSON.stringify({ surveyId }), language });
    const { body } = await call<string>('GET', `/api/exports/surveyResponses?${search}`);
    return String(body)
      .trim()
      .split('\r\n')
      .map((line) => line.replaceAll('"', '').split(','));
  };
  const rated = (n: number, completedAt: number): Partial<Answered> => ({
    completedAt,
    answers: {
      whole: n,
      'rows.r_quality': 5,
      pick: ['torn', 'late'],
      why: `Said ${n}`,
      more: null,
    },
  });
  const surveyed = async (responses: readonly Partial<Answered>[]) => {
    const { surveyId, versionId } = await writeSurvey(api.connection, asked);
    await api.connection.transaction((tx) =>
      writeResponses(
        tx,
        responses.map((one) => ({
          surveyId,
          versionId,
          completedAt: NOW - DAY,
          answers: {},
          ...one,
        })),
      ),
    );
    return surveyId;
  };

  test('has a column for each question in the language of whoever downloads it, the newest answers first', async () => {
    // Written in another order than answered.
    const instants = [3, 1, 5, 2, 4].map((days) => [days, NOW - days * DAY] as const);
    const surveyId = await surveyed(instants.map(([n, at]) => rated(n, at)));
    const [head = [], ...rows] = await downloaded(owner, surveyId, 'en');
    expect(head.slice(-5)).toEqual([
      'How was it?',
      'How good?',
      'What was wrong?',
      'Why?',
      'Why? (2)',
    ]);
    expect(rows.map((row) => row.slice(-5))).toEqual(
      [1, 2, 3, 4, 5].map((n) => [String(n), '5', 'Late; Torn', `Said ${n}`, '']),
    );
    const [chinese = [], first = []] = await downloaded(owner, surveyId, 'zh');
    expect([chinese.at(-5), chinese.at(-1), first.at(-3)]).toEqual([
      '总体如何？',
      '还有吗？',
      '太慢; 破损',
    ]);
  });

  test('has no words for whoever may not read them', async () => {
    const surveyId = await surveyed([rated(1, NOW - DAY)]);
    const [, row = []] = await downloaded(analyst, surveyId, 'en');
    expect(row.slice(-5)).toEqual(['1', '5', 'Late; Torn', '', '']);
  });

  test('names the survey beside each question where it is of all surveys', async () => {
    await surveyed([rated(1, NOW - DAY)]);
    const { body } = await owner<string>('GET', '/api/exports/surveyResponses?language=en');
    const [head = ''] = String(body).split('\r\n');
    expect(head).toContain('Survey · How was it?');
    expect(new Set(head.split(',')).size).toBe(head.split(',').length);
  });
});

describe('A response', () => {
  test('shows its answers as they were asked', async () => {
    const { ids } = await written('identified', [
      { answers: { whole: 2, 'rows.r_quality': 4, 'rows.r_logistics': null, why: 'Late' } },
    ]);
    const { body } = await owner<SurveyResponseDetail>('GET', `/api/surveyResponses/${ids[0]}`);
    expect(body).toMatchObject({ score: 2, mostScore: 5, band: 'low' });
    expect(
      body.answers.map(({ questionKey, rowKey, number, text, isSkipped }) => [
        questionKey + rowKey,
        number ?? text,
        isSkipped,
      ]),
    ).toEqual([
      ['whole', 2, false],
      ['rowsr_quality', 4, false],
      ['rowsr_logistics', null, true],
      ['why', 'Late', false],
    ]);
  });

  test('gets tags, and loses words with a reason, which leaves the figures as they are', async () => {
    const { ids } = await written('identified', [{ answers: { whole: 2, why: 'Ask Mrs. Li' } }]);
    const at = `/api/surveyResponses/${ids[0]}`;
    const tagged = await owner<SurveyResponseDetail>('POST', `${at}/tags`, {
      tags: ['parcel', 'parcel', 'late'],
      version: 1,
    });
    expect(tagged.body).toMatchObject({ tags: ['parcel', 'late'], version: 2 });
    expect((await listed({ tag: 'parcel' })).rows).toMatchObject([{ id: ids[0] }]);
    expect((await owner('POST', `${at}/tags`, { tags: [], version: 1 })).status).toBe(409);
    const redaction = { questionKey: 'why', reason: 'Names a person', version: 2 };
    expect((await agent('POST', `${at}/redaction`, redaction)).status).toBe(403);
    const redacted = await owner<SurveyResponseDetail>('POST', `${at}/redaction`, redaction);
    expect(redacted.body.answers.at(-1)).toMatchObject({ text: null, redactedAt: api.now });
    const again = await owner('POST', `${at}/redaction`, { ...redaction, version: 3 });
    expect(again.status).toBe(422);
    expect(JSON.stringify(again.body)).toContain('questionKey');
    const log = await query<{ verb: string; reason: string | null }>(
      api.connection.db,
      'select verb, reason from activities where resource = ? and record_id = ? order by id',
      ['surveyResponses', ids[0] ?? ''],
    );
    expect(log).toMatchObject([{ verb: 'tag' }, { verb: 'redact', reason: 'Names a person' }]);
    expect(await api.verify()).toEqual([]);
  });

  test('that came by a link says what it is about by its words', async () => {
    const { surveyId, versionId } = await writeSurvey(api.connection, [comment('why')]);
    const distributionId = await writeDistribution(api, surveyId);
    const { path } = await invite(api, { distributionId, versionId });
    await answer(api.url, path, [{ v: '快递太慢', go: 'send' }]);
    expect((await listed({ surveyId })).rows).toMatchObject([{ topics: ['logistics'] }]);
  });

  test('that nobody knows does not exist', async () => {
    for (const id of ['nothing', "'; drop table x", '%00'])
      expect([400, 404]).toContain((await owner('GET', `/api/surveyResponses/${id}`)).status);
  });
});
