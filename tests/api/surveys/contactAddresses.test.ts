/** Addresses that people leave with their answers: kept as they were typed, refused where too long, shown in clear to few. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { get, post, writeDistribution } from './answerStore.ts';
import { csat, writeSurvey } from './surveyStore.ts';

const MOST = 200;
let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
  api.now = NOW;
});
afterAll(() => api.close());

const opened = async () => {
  const { surveyId } = await writeSurvey(api.connection, [{ ...csat('whole'), isRequired: true }], {
    asksContact: true,
  });
  const token = `contact-${surveyId}`;
  await writeDistribution(api, surveyId, { channel: 'openLink', linkToken: token });
  return { surveyId, path: `/s/open/${token}` };
};
/** The last screen, on which an address is asked for. */
const lastScreen = async (path: string) => {
  const first = await get(api.url, path);
  return post(api.url, path, { ...first.hidden, v: '2', go: 'next' });
};
const stored = (surveyId: number) =>
  query<{ id: string; contact: string | null; wanted: number | boolean }>(
    api.connection.db,
    'select id, contact, contact_wanted as wanted from survey_responses where survey_id = ? and completed_at is not null',
    [surveyId],
  );
/** Leaves this address in a language, and returns the answer with what was stored. */
const leave = async (contact: string, language: 'en' | 'zh' = 'en', more: object = {}) => {
  const { surveyId, path } = await opened();
  const { hidden } = await lastScreen(path);
  const fields = { ...hidden, contactWanted: 'yes', contact, go: 'send', ...more };
  const page = await post(api.url, `${path}?lang=${language}`, fields);
  return { page, surveyId, rows: await stored(surveyId) };
};

describe('An address', () => {
  test.each([
    ['13812345678'],
    ['+86 (10) 6554-1234'],
    ['li.wei+shop@example.com'],
    ['李伟，微信 li_wei'],
    [`${'名'.repeat(MOST - 12)} 13812345678`],
  ])('%s is kept as it was typed, in both languages', async (contact) => {
    for (const language of ['en', 'zh'] as const) {
      const { page, rows } = await leave(`  ${contact} `, language);
      expect([page.status, rows.map((row) => row.contact)]).toEqual([303, [contact]]);
    }
  });

  test.each([
    ['１３８１２３４５６７８', '13812345678'],
    ['ｌｉ．ｗｅｉ＠example．com', 'li.wei@example.com'],
    ['李伟，微信：ｗｘ＿ｌｉｗｅｉ', '李伟，微信：wx_liwei'],
    ['（０１０）６５５４－１２３４', '(010)6554-1234'],
    ['＋８６\u3000138\u30001234\u30005678\u3000', '+86 138 1234 5678'],
  ])('%s, typed in full width, is kept as %s', async (typed, kept) => {
    const { page, rows } = await leave(typed, 'zh');
    expect([page.status, rows.map((row) => row.contact)]).toEqual([303, [kept]]);
  });

  test.each([
    [
      'en',
      'Please give a phone number, an e-mail address or a WeChat ID of at most 200 characters, and nothing else.',
    ],
    ['zh', '请只填写手机号、邮箱或微信号，最多 200 个字符。'],
  ] as const)(
    'that is too long, missing or none is asked for again in %s, and nothing is stored',
    async (language, said) => {
      for (const contact of ['1'.repeat(MOST + 1), '', '   ', 'abc 😡', 'x'.repeat(MOST)]) {
        const { page, rows } = await leave(contact, language);
        expect([page.status, rows]).toEqual([422, []]);
        expect(page.text).toContain(said);
        // Nothing that was typed is lost.
        expect(page.text).toContain(`value="${contact.trim()}"`);
      }
    },
  );

  test('is never a part of the page, whatever it contains', async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
    const { page, rows } = await leave(`${hostile}${'x'.repeat(MOST)}`);
    expect([page.status, rows]).toEqual([422, []]);
    expect(page.text).not.toMatch(/<script|<img/);
    expect(page.text).toContain('&lt;script&gt;');
    const short = await leave(hostile);
    expect([short.page.status, short.rows]).toEqual([422, []]);
    expect(short.page.text).not.toMatch(/<script|<img/);
  });

  test('with characters that nobody sees is refused, and nothing is stored', async () => {
    const { page, rows } = await leave('138\u00001234');
    expect([page.status, rows]).toEqual([422, []]);
  });

  test('counts only where contact is wanted', async () => {
    const { page, rows } = await leave('13812345678', 'en', { contactWanted: '' });
    expect([page.status, rows.map(({ contact, wanted }) => [contact, Boolean(wanted)])]).toEqual([
      303,
      [[null, false]],
    ]);
  });

  test.each([
    ['13812345678', '138****5678'],
    ['li.wei@example.com', 'l***@example.com'],
  ])('%s is shown in clear only to those who see personal data', async (contact, masked) => {
    const { rows } = await leave(contact);
    const shownTo = async (role: 'owner' | 'analyst') => {
      const call = await api.raw(role);
      const { body } = await call<{ contact: string | null }>(
        'GET',
        `/api/surveyResponses/${rows[0]?.id}`,
      );
      return body.contact;
    };
    expect([await shownTo('owner'), await shownTo('analyst')]).toEqual([contact, masked]);
  });
});
