/** Answering a survey by a link: what is stored, what counts once, and what an anonymous answer never tells. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { answer, get, invite, post, postOnly, writeDistribution } from './answerStore.ts';
import { choice, comment, csat, matrix, scaled, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
/** As long as somebody reads one question at least. */
const READING = 2000;
let api: OpenApi;
beforeAll(async () => {
  api = await openApi({ accounts: false });
  api.now = NOW;
});
afterAll(() => api.close());

const QUESTIONS = [
  { ...csat('whole'), isRequired: true },
  { ...scaled('nps', 'recommend'), isRequired: false },
  comment('why'),
];
const sent = async (
  questions: Parameters<typeof writeSurvey>[1] = QUESTIONS,
  options: Parameters<typeof writeSurvey>[2] = {},
  invited: Parameters<typeof invite>[2] = {},
) => {
  const { surveyId, versionId } = await writeSurvey(api.connection, questions, options);
  const distributionId = await writeDistribution(api, surveyId);
  const invitation = await invite(api, { distributionId, versionId }, invited);
  return { surveyId, versionId, distributionId, ...invitation };
};
interface Row {
  id: string;
  completed_at: number | null;
  revision: number;
  quality: string;
  quality_reasons: string;
  submission_id: string;
}
const responsesOf = async (surveyId: number) =>
  (
    await query<Row>(
      api.connection.db,
      'select * from survey_responses where survey_id = ? order by id',
      [surveyId],
    )
  ).map((row) => ({
    ...row,
    completed_at: row.completed_at === null ? null : Number(row.completed_at),
  }));
const answersOf = async (surveyId: number) =>
  (
    await query<{
      question_key: string;
      row_key: string;
      number: number | null;
      text: string | null;
      option_ids: string | null;
      is_skipped: number;
    }>(
      api.connection.db,
      `select a.* from survey_answers a join survey_responses r on r.id = a.response_id
       where r.survey_id = ? order by a.question_key, a.row_key`,
      [surveyId],
    )
  ).map(({ question_key, row_key, number, text, option_ids, is_skipped }) => [
    question_key + (row_key && `/${row_key}`),
    number ?? text ?? (option_ids === null ? null : JSON.parse(option_ids)),
    Number(is_skipped) === 1,
  ]);

describe('The link of an invitation', () => {
  test('shows one question at a time, keeps each step, and goes on where somebody stopped', async () => {
    const { path, surveyId } = await sent();
    const first = await get(api.url, path);
    expect(first.text).toContain('Question 1 of 3 at most');
    expect(first.text).toContain('The shop sees your name beside your answers.');
    const second = await post(api.url, path, { ...first.hidden, v: '4', go: 'next' });
    expect(second.text).toContain('Question 2 of 3 at most');
    expect(await responsesOf(surveyId)).toMatchObject([{ completed_at: null }]);
    const again = await get(api.url, path);
    expect(again.text).toContain('Question 2 of 3 at most');
    api.now = NOW + 60_000;
    const third = await post(api.url, path, { ...again.hidden, go: 'next' });
    const end = await post(api.url, path, { ...third.hidden, v: 'All <b>well</b>', go: 'send' });
    expect(end).toMatchObject({ status: 303, location: `${path}?lang=en&done=sent` });
    expect(await responsesOf(surveyId)).toMatchObject([
      { completed_at: NOW + 60_000, revision: 1, quality: 'ok' },
    ]);
    expect(await answersOf(surveyId)).toEqual([
      ['recommend', null, true],
      ['whole', 4, false],
      ['why', 'All <b>well</b>', false],
    ]);
    const thanks = await get(api.url, path);
    expect(thanks).toMatchObject({ status: 200 });
    expect(thanks.text).toContain('We have your answers.');
    expect(thanks.text).not.toContain('name="at"');
    api.now = NOW;
    expect(await api.verify()).toEqual([]);
  });

  test('writes nothing when it is only read, also with a score in its address', async () => {
    const { path } = await sent();
    const state = async () =>
      JSON.stringify([
        await query(api.connection.db, 'select * from survey_invitations order by id'),
        await query(api.connection.db, 'select count(*) as n from survey_responses'),
        await query(api.connection.db, 'select count(*) as n from activities'),
      ]);
    const before = await state();
    const page = await get(api.url, `${path}/5`);
    expect(page.text).toMatch(/value="5"[^>]*checked/);
    await fetch(`${api.url}${path}/5`, { method: 'HEAD' });
    await get(api.url, `${path}/99`);
    await get(api.url, `${path}?done=sent`);
    expect(await state()).toBe(before);
  });

  test('with a score chooses it for the first question only, and stores it once it is sent', async () => {
    const { path, surveyId } = await sent([
      { ...csat('whole'), isRequired: true },
      { ...csat('again'), isRequired: true },
    ]);
    const first = await get(api.url, `${path}/4`);
    expect(first.text).toMatch(/value="4"[^>]*checked/);
    const second = await post(api.url, path, { ...first.hidden, v: '4', go: 'next' });
    expect(second.hidden.at).toBe('again');
    const reopened = await get(api.url, `${path}/4`);
    expect(reopened.hidden.at).toBe('again');
    expect(reopened.text).not.toMatch(/<input[^>]*checked/);
    expect(await answersOf(surveyId)).toEqual([['whole', 4, false]]);
  });

  test('counts one answer, however many are sent at once by two servers', async () => {
    const { path, surveyId } = await sent([{ ...csat('whole'), isRequired: true }]);
    const other = await api.sibling();
    const page = await get(api.url, path);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        post((index % 2 ? other : api).url, path, {
          ...page.hidden,
          v: String(1 + (index % 5)),
          go: 'send',
        }),
      ),
    );
    await other.close();
    for (const { status } of answers) expect([200, 303]).toContain(status);
    expect(await responsesOf(surveyId)).toHaveLength(1);
    expect(await answersOf(surveyId)).toHaveLength(1);
    expect(await api.verify()).toEqual([]);
  });

  test('counts once where nothing is required, whatever a form says its number is', async () => {
    const { path, surveyId } = await sent([csat('whole')]);
    const { path: other } = await sent([csat('whole')]);
    for (const submission of ['x', 'y', 'x'])
      for (const link of [path, other])
        expect((await post(api.url, link, { at: '', go: 'send', submission })).status).toBeLessThan(
          400,
        );
    expect(await responsesOf(surveyId)).toMatchObject([{ completed_at: NOW }]);
    expect((await get(api.url, path)).text).toContain('We have your answers.');
  });

  test('shows again what was typed and refused', async () => {
    const { path } = await sent([{ ...comment('why'), isRequired: true }]);
    const long = 'x'.repeat(2001);
    const page = await answer(api.url, path, [{ v: long }]);
    expect([page.status, page.text.includes(long)]).toEqual([422, true]);
  });

  test('can be changed for a day, and the last answer counts from the first instant', async () => {
    const { path, surveyId } = await sent([{ ...csat('whole'), isRequired: true }]);
    await answer(api.url, path, [{ v: '2', go: 'send' }]);
    api.now = NOW + DAY - 1;
    const form = await post(api.url, path, { go: 'amend' });
    expect(form.text).toContain('You are changing answers that you have sent.');
    expect(form.text).toMatch(/value="2"[^>]*checked/);
    expect((await post(api.url, path, { ...form.hidden, v: '5', go: 'send' })).status).toBe(303);
    expect(await responsesOf(surveyId)).toMatchObject([{ completed_at: NOW, revision: 2 }]);
    expect(await answersOf(surveyId)).toEqual([['whole', 5, false]]);
    api.now = NOW + DAY;
    const late = await post(api.url, path, { ...form.hidden, v: '1', go: 'send' });
    expect(late.text).toContain('It is too late to change your answers');
    expect(await answersOf(surveyId)).toEqual([['whole', 5, false]]);
    api.now = NOW;
    expect(await api.verify()).toEqual([]);
  });

  test.each([
    ['has expired', { expiresAt: NOW }, 'This survey has ended for you'],
    ['was withdrawn', { voidedAt: NOW - 1 }, 'This survey was withdrawn'],
  ])('says so when it %s, and stores nothing', async (_, invited, title) => {
    const { path, surveyId } = await sent(QUESTIONS, {}, invited);
    expect((await get(api.url, path)).text).toContain(title);
    const page = await post(api.url, path, { at: 'whole', v: '5', go: 'next', submission: 'x' });
    expect(page.text).toContain(title);
    expect(await responsesOf(surveyId)).toEqual([]);
  });

  test('that is unknown, altered or of a page that does not exist gets the same page', async () => {
    const { path } = await sent();
    for (const other of [`${path}x`, '/s/survey/nothing', '/s/open/nothing', '/s/survey/']) {
      const page = await get(api.url, other);
      expect([page.status, page.text.includes('This link does not work')]).toEqual([404, true]);
      expect((await post(api.url, other, { v: '5', go: 'send' })).status).toBe(404);
    }
  });
});

describe('What is sent', () => {
  test.each([
    ['no answer to what is required', { v: '' }, 'Please choose an answer.'],
    ['a number off the scale', { v: '6' }, 'Please choose one of the answers shown.'],
    ['a text for a number', { v: 'five' }, 'Please choose one of the answers shown.'],
    ['a fraction', { v: '4.5' }, 'Please choose one of the answers shown.'],
  ])('with %s is refused on its page', async (_, fields, text) => {
    const { path, surveyId } = await sent();
    const page = await answer(api.url, path, [fields]);
    expect(page.status).toBe(422);
    expect(page.text).toContain(text);
    expect(await responsesOf(surveyId)).toEqual([]);
  });

  test('may be hostile in every field, and is never a fault', async () => {
    const { path } = await sent();
    const { hidden } = await get(api.url, path);
    const before = api.faultLines().length;
    const sentAs: Record<string, string>[] = [
      { ...hidden, at: '__proto__', v: '5', go: 'next' },
      { ...hidden, at: 'whole', v: '5', go: 'everything' },
      { ...hidden, at: 'why', v: 'x'.repeat(2001), go: 'next' },
      { ...hidden, at: 'why', v: 'a\u0000b', go: 'next' },
      { ...hidden, submission: 'x'.repeat(5000), began: '-1e99', v: '5', go: 'next' },
      { ...hidden, version: '99999999999999', v: '5', go: 'next' },
      { ...hidden, answers: '{"a":', amending: 'yes', v: '5', go: 'send' },
      { go: 'amend' },
      { go: 'back' },
      {},
    ];
    for (const fields of sentAs)
      expect((await post(api.url, path, fields)).status).toBeLessThan(500);
    expect(api.faultLines().slice(before)).toEqual([]);
  });

  test('asks only what its logic asks, and forgets answers of questions that are not asked any more', async () => {
    const { path, surveyId } = await sent([
      { ...csat('whole'), isRequired: true },
      {
        ...choice('why', ['late', 'broken']),
        showIf: {
          match: 'all',
          conditions: [
            { questionKey: 'whole', rowKey: null, operator: 'atMost', value: 2, optionIds: [] },
          ],
        },
      },
      comment('words'),
    ]);
    const second = await answer(api.url, path, [{ v: '1' }]);
    expect(second.hidden.at).toBe('why');
    const third = await post(api.url, path, { ...second.hidden, v0: 'late', go: 'next' });
    expect(third.hidden.at).toBe('words');
    const back = await post(api.url, path, { ...third.hidden, go: 'back' });
    expect(back.hidden.at).toBe('why');
    expect(back.text).toMatch(/value="late"[^>]*checked/);
    const first = await post(api.url, path, { ...back.hidden, v0: 'late', go: 'back' });
    const words = await post(api.url, path, { ...first.hidden, v: '5', go: 'next' });
    expect(words.hidden.at).toBe('words');
    await post(api.url, path, { ...words.hidden, go: 'send' });
    expect(await answersOf(surveyId)).toEqual([
      ['whole', 5, false],
      ['words', null, true],
    ]);
  });

  test('too fast or with one mark in all rows counts as doubtful', async () => {
    const { path, surveyId } = await sent([
      csat('whole'),
      matrix('rows', ['quality', 'price', 'logistics', 'brand']),
    ]);
    await answer(api.url, path, [{ v: '5' }, { v0: '3', v1: '3', v2: '3', v3: '3', go: 'send' }]);
    const [response] = await responsesOf(surveyId);
    expect(response?.quality).toBe('suspect');
    expect(JSON.parse(response?.quality_reasons ?? '')).toEqual(['tooFast', 'straightLined']);
  });
});

describe('Back and Forward of the browser', () => {
  const THREE = [{ ...csat('whole'), isRequired: true }, csat('again'), comment('why')];

  test('find each screen of an invitation at an address of its own, which writes nothing', async () => {
    const { path, surveyId } = await sent(THREE);
    const first = await get(api.url, path);
    const moved = await postOnly(api.url, path, { ...first.hidden, v: '4', go: 'next' });
    expect([moved.status, moved.location]).toEqual([303, `${path}/step/again?lang=en`]);
    const stored = await answersOf(surveyId);
    const again = await get(api.url, moved.location ?? '');
    expect([again.status, again.kept, again.hidden.at]).toEqual([200, 'no-store', 'again']);
    // Nobody gets past the first question that is not answered.
    expect((await get(api.url, `${path}/step/why`)).hidden.at).toBe('again');
    expect((await get(api.url, `${path}/step`)).hidden.at).toBe('again');
    const back = await get(api.url, `${path}/step/whole`);
    expect(back.hidden.at).toBe('whole');
    expect(back.text).toMatch(/value="4"[^>]*checked/);
    expect(await answersOf(surveyId)).toEqual(stored);
    const forward = await post(api.url, path, { ...again.hidden, v: '', go: 'next' });
    await post(api.url, path, { ...forward.hidden, v: 'Well', go: 'send' });
    expect((await get(api.url, `${path}/step/again`)).text).toContain('Thank you');
  });

  test('find the first question again at the address to which its link has led, also with a score', async () => {
    for (const score of ['', '/5']) {
      const { path } = await sent(THREE);
      const opened = await fetch(`${api.url}${path}${score}`, {
        redirect: 'manual',
        headers: { 'accept-language': 'en' },
      });
      const at = opened.headers.get('location') ?? '';
      expect([opened.status, at]).toEqual([303, `${path}/step/whole${score}?lang=en`]);
      const first = await get(api.url, at);
      expect(/value="5"[^>]*checked/.test(first.text)).toBe(score !== '');
      const next = await post(api.url, path, { ...first.hidden, v: '4', go: 'next' });
      expect(next.hidden.at).toBe('again');
      const back = await get(api.url, at);
      expect(back.hidden.at).toBe('whole');
      // What was answered, and not what the link had chosen.
      expect(back.text).toMatch(/value="4"[^>]*checked/);
      expect(back.text).not.toMatch(/value="5"[^>]*checked/);
      // The link itself goes on where the answers end.
      expect((await get(api.url, path)).hidden.at).toBe('again');
    }
  });

  test('find the screens of an open link in the browser alone, and none on a shared device', async () => {
    const { surveyId } = await writeSurvey(api.connection, THREE);
    const linkToken = `back-${surveyId}`;
    await writeDistribution(api, surveyId, { channel: 'openLink', linkToken });
    for (const [path, kept] of [
      [`/s/open/${linkToken}`, 'private, no-cache'],
      [`/s/open/${linkToken}/counter`, 'no-store'],
    ] as const) {
      const first = await get(api.url, path);
      const second = await post(api.url, path, { ...first.hidden, v: '4', go: 'next' });
      const wrong = await post(api.url, path, { ...second.hidden, v: '6', go: 'next' });
      expect([first.kept, second.kept, wrong.kept]).toEqual([kept, kept, kept]);
    }
    expect(await responsesOf(surveyId)).toEqual([]);
  });

  test('offer the other language once on each screen', async () => {
    const { surveyId } = await writeSurvey(api.connection, THREE);
    const linkToken = `language-${surveyId}`;
    await writeDistribution(api, surveyId, { channel: 'openLink', linkToken });
    const first = await get(api.url, `/s/open/${linkToken}`);
    expect(first.text.split('中文')).toHaveLength(2);
  });
});

describe('An open link', () => {
  const opened = async (more: object = {}) => {
    const { surveyId } = await writeSurvey(api.connection, [
      { ...csat('whole'), isRequired: true },
    ]);
    const token = `open-${surveyId}`;
    await writeDistribution(api, surveyId, { channel: 'openLink', linkToken: token, ...more });
    return { surveyId, path: `/s/open/${token}` };
  };

  test('takes answers of many, each form once, and marks a second one of the same browser', async () => {
    const { surveyId, path } = await opened();
    const page = await get(api.url, path);
    api.now += READING;
    const form = { ...page.hidden, v: '5', go: 'send' };
    const done = await post(api.url, path, form);
    expect(done.cookie).toContain('answered=1; Path=/s/open/');
    await post(api.url, path, form);
    expect(await responsesOf(surveyId)).toHaveLength(1);
    const cookie = { cookie: 'other=2; answered=1' };
    for (const [v, headers] of [
      ['1', cookie],
      ['3', {}],
    ] as const) {
      const { hidden } = await get(api.url, path, headers);
      api.now += READING;
      await post(api.url, path, { ...hidden, v, go: 'send' }, headers);
    }
    api.now = NOW;
    const reasons = (await responsesOf(surveyId)).map((row) => JSON.parse(row.quality_reasons));
    expect(reasons.toSorted()).toEqual([[], [], ['duplicate']]);
  });

  test('refuses an address at which nobody can be reached, and keeps what was typed', async () => {
    const { surveyId } = await writeSurvey(api.connection, [csat('whole')], { asksContact: true });
    const linkToken = `reach-${surveyId}`;
    await writeDistribution(api, surveyId, { channel: 'openLink', linkToken });
    const refused = await answer(api.url, `/s/open/${linkToken}`, [
      { v: '1' },
      { contactWanted: 'yes', contact: 'abc 😡', go: 'send' },
    ]);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('WeChat ID');
    expect(refused.text).toContain('value="abc 😡"');
    expect(await responsesOf(surveyId)).toEqual([]);
  });

  test('on a counter takes one after the other, with its channel', async () => {
    const { surveyId, path } = await opened();
    for (const v of ['4', '5']) {
      const page = await get(api.url, `${path}/counter`);
      api.now += READING;
      const done = await post(api.url, `${path}/counter`, { ...page.hidden, v, go: 'send' });
      expect(done.location).toBe(`${path}/counter?lang=en&done=sent`);
    }
    api.now = NOW;
    expect((await get(api.url, `${path}/counter?done=sent`)).text).toContain(
      'Start again for the next person',
    );
    const channels = await query(
      api.connection.db,
      'select channel, quality from survey_responses where survey_id = ?',
      [surveyId],
    );
    expect(channels).toEqual([
      { channel: 'counter', quality: 'ok' },
      { channel: 'counter', quality: 'ok' },
    ]);
  });

  test('takes no more than its limit, also at once on two servers', async () => {
    const { surveyId, path } = await opened({ linkLimit: 3 });
    const other = await api.sibling();
    const pages = await Promise.all(Array.from({ length: 8 }, () => get(api.url, path)));
    const answers = await Promise.all(
      pages.map(({ hidden }, index) =>
        post((index % 2 ? other : api).url, path, { ...hidden, v: '5', go: 'send' }),
      ),
    );
    await other.close();
    for (const { status } of answers) expect(status).toBeLessThan(500);
    expect(await responsesOf(surveyId)).toHaveLength(3);
    expect((await get(api.url, path)).text).toContain('This survey is complete');
  });

  test('thanks whose answer is the last one that it takes, and only tells others that it is full', async () => {
    const { surveyId, path } = await opened({ linkLimit: 1 });
    const { hidden } = await get(api.url, path);
    const form = { ...hidden, v: '5', go: 'send' };
    const done = await post(api.url, path, form);
    expect(done.location).toBe(`${path}?lang=en&done=sent`);
    const thanks = await get(api.url, `${path}?lang=zh&done=sent`);
    expect(thanks.text).toContain('我们已收到您的答案。');
    expect((await get(api.url, `${path}/counter?done=sent`)).text).not.toContain('next person');
    // The same form once more is the same answer.
    expect((await post(api.url, path, form)).location).toBe(`${path}?lang=en&done=sent`);
    expect((await get(api.url, path)).text).toContain('This survey is complete');
    const other = await post(api.url, path, { ...form, submission: 'another' });
    expect(other.text).toContain('This survey is complete');
    expect(await responsesOf(surveyId)).toMatchObject([{ quality: 'suspect' }]);
  });

  test('takes no id of another form, by which it would answer for somebody else', async () => {
    const { path, surveyId } = await opened();
    const { hidden } = await get(api.url, path);
    for (const submission of ['invitation-1', 'O-1 1 2', `${'a'.repeat(59)}😀`]) {
      const form = { ...hidden, submission, began: '1', v: '5', go: 'send' };
      expect((await post(api.url, path, form)).status).toBe(303);
    }
    const rows = await query<{ id: string; at: number }>(
      api.connection.db,
      'select submission_id as id, started_at as at from survey_responses where survey_id = ?',
      [surveyId],
    );
    expect(rows).toHaveLength(3);
    for (const { id, at } of rows) {
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(Number(at)).toBe(api.now);
    }
  });

  test('says nothing of contact where none is asked for', async () => {
    const { path } = await opened();
    expect((await get(api.url, path)).text).toContain('Nobody can tell who answered.');
    expect((await get(api.url, `${path}?lang=zh`)).text).not.toContain('联系');
  });

  test('takes none before it starts and after it ended', async () => {
    const early = await opened({ startedAt: NOW + 1 });
    expect((await get(api.url, early.path)).status).toBe(404);
    const late = await opened({ endedAt: NOW });
    expect((await answer(api.url, late.path, [{ v: '5', go: 'send' }])).text).toContain(
      'This survey has ended',
    );
    expect(await responsesOf(late.surveyId)).toEqual([]);
  });
});

describe('An anonymous answer', () => {
  test('cannot be traced to who was asked by anything that is stored or logged', async () => {
    const questions = [{ ...csat('whole'), isRequired: true }, comment('why')];
    const { surveyId, versionId } = await writeSurvey(api.connection, questions, {
      identityMode: 'anonymous',
    });
    const distributionId = await writeDistribution(api, surveyId);
    const people = [];
    for (const [index, level] of ['gold', 'gold', 'gold', 'gold', 'gold', 'plus'].entries())
      people.push({
        ...(await invite(
          api,
          { distributionId, versionId },
          {
            sentAt: NOW - 5000 + index,
            snapshot: { channel: 'app', level, region: `r${index}`, agentId: 'a' },
          },
        )),
        score: String(1 + (index % 5)),
      });
    for (const { path, score } of people.toReversed()) {
      api.now = NOW + Number(score) * 60_000;
      await answer(api.url, path, [{ v: score }, { v: `words ${score}`, go: 'send' }]);
    }
    api.now = NOW;
    const responses = await query<Record<string, unknown>>(
      api.connection.db,
      'select * from survey_responses where survey_id = ?',
      [surveyId],
    );
    expect(responses).toHaveLength(6);
    for (const row of responses) {
      expect(row).toMatchObject({
        invitation_id: null,
        member_id: null,
        subject_id: null,
        region: null,
        agent_id: null,
      });
      expect([row.started_at, row.completed_at].map(Number)).toEqual([
        Date.parse('2025-11-20T16:00:00Z'),
        Date.parse('2025-11-20T16:00:00Z'),
      ]);
    }
    expect(responses.map(({ level, channel }) => level ?? channel)).toEqual(
      responses.map(() => null),
    );
    const invitations = await query<{ sent_at: number; started_at: null; completed_at: number }>(
      api.connection.db,
      'select * from survey_invitations where distribution_id = ?',
      [distributionId],
    );
    for (const row of invitations)
      expect([Number(row.completed_at), row.started_at]).toEqual([Number(row.sent_at), null]);
    const ids = responses.map(({ id }) => String(id));
    const elsewhere = await query<{ n: number }>(
      api.connection.db,
      `select count(*) as n from activities where record_id in (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    expect(Number(elsewhere[0]?.n)).toBe(0);
    for (const id of ids) expect(api.logged()).not.toContain(id);
    for (const { path } of people) {
      expect(api.logged()).not.toContain(path.split('/').at(-1));
      expect((await get(api.url, path)).text).toContain('We have your answers.');
    }
  });

  test('of an open link counts once, however often its form is sent', async () => {
    const { surveyId } = await writeSurvey(api.connection, [csat('whole')], {
      identityMode: 'anonymous',
    });
    const linkToken = `open-${surveyId}`;
    await writeDistribution(api, surveyId, { channel: 'openLink', linkToken });
    const page = await get(api.url, `/s/open/${linkToken}`);
    const form = { ...page.hidden, v: '5', go: 'send' };
    await Promise.all([1, 2, 3].map(() => post(api.url, `/s/open/${linkToken}`, form)));
    expect(await responsesOf(surveyId)).toHaveLength(1);
  });

  test('counts once by its link, which takes no second one', async () => {
    const { path, surveyId } = await sent([{ ...csat('whole'), isRequired: true }], {
      identityMode: 'anonymous',
    });
    const page = await get(api.url, path);
    await Promise.all(
      Array.from({ length: 8 }, () => post(api.url, path, { ...page.hidden, v: '5', go: 'send' })),
    );
    expect(await responsesOf(surveyId)).toHaveLength(1);
    expect((await post(api.url, path, { go: 'amend' })).text).not.toContain('name="at"');
    expect(await api.verify()).toEqual([]);
  });
});
