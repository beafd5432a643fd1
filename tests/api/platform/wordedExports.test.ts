/** Exported lists in the words of a person: headings, coded values, names of records, last days, and nothing of JSON. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportColumn } from '#contract/platform/exports';
import type { Role } from '#contract/platform/access';
import { exporters, exportOf, writerOf } from '#server/platform/exports/exports';
import type { Context } from '#server/platform/http/context';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

interface Words {
  language: 'en' | 'zh';
  headings: Record<string, string>;
  values: Record<string, Record<string, string>>;
}
const parameter = (words: unknown) =>
  Buffer.from(JSON.stringify(words), 'utf8').toString('base64url');
const rowsOf = (csv: unknown) => String(csv).replace('\ufeff', '').trim().split('\r\n');

let api: OpenApi;
let owner: Call;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  agent = await api.raw('agent');
  const client = await api.as('owner');
  await client.create('audienceNames', {
    data: { kind: 'levels', key: 'gold', names: { en: 'Gold', zh: '黄金会员' }, rank: 3 },
  });
  const store = await api.store();
  await store('POST', '/api/store/members/batch', {
    rows: [
      {
        externalId: 'M-1',
        name: '=1+1',
        phone: '13800001234',
        level: 'gold',
        gender: 'female',
        country: 'CN',
      },
    ],
  });
  await client.create('campaigns', {
    data: {
      name: 'Winter',
      startsAt: Date.parse('2025-12-01T00:00:00+08:00'),
      endsAt: Date.parse('2025-12-07T00:00:00+08:00'),
    },
  });
});
afterAll(() => api.close());

const columnsOf = async (name: string) =>
  (await owner<{ columns: ExportColumn[] }>('GET', `/api/exports/${name}/columns`)).body.columns;

/** A word for everything that is asked: `H:key` and `W:value`. */
const wordsFor = async (name: string, language: Words['language'] = 'en'): Promise<Words> => {
  const columns = await columnsOf(name);
  return {
    language,
    headings: Object.fromEntries(columns.map(({ key }) => [key, `H:${key}`])),
    values: Object.fromEntries(
      columns.map(({ key, values }) => [
        key,
        Object.fromEntries(values.map((value) => [value, `W:${value}`])),
      ]),
    ),
  };
};
const csvOf = async (name: string, words: unknown, call = owner, more = '') =>
  call<unknown>('GET', `/api/exports/${name}?words=${parameter(words)}${more}`);

const exported = exporters.parts.flatMap((exports) => Object.entries(exports));

test.each(exported.filter(([, { columns }]) => columns.length > 0).map(([name]) => name))(
  'the export of %s has the headings that are sent, and no cell of JSON',
  async (name) => {
    const words = await wordsFor(name);
    const { status, body } = await csvOf(name, words);
    expect(status).toBe(200);
    const [header = '', ...rows] = rowsOf(body);
    expect(header.split(',')).toEqual(Object.values(words.headings));
    expect(rows.filter((row) => /[{[]"/.test(row.replaceAll('""', '"')))).toEqual([]);
  },
);

describe('in the words that are sent', () => {
  const cells = async (name: string, words: Words, call = owner) => {
    const [header = '', row = ''] = rowsOf((await csvOf(name, words, call)).body);
    const values = row.split(',');
    return Object.fromEntries(header.split(',').map((key, at) => [key.slice(2), values[at]]));
  };

  test('coded values, levels, countries and no are words of the language, and formulas stay texts', async () => {
    expect(await cells('members', await wordsFor('members', 'zh'))).toMatchObject({
      externalId: 'M-1',
      name: `'=1+1`,
      gender: 'W:female',
      level: '黄金会员',
      country: '中国',
      provisional: 'W:false',
    });
    expect(await cells('members', await wordsFor('members', 'en'))).toMatchObject({
      level: 'Gold',
      country: 'China',
    });
  });

  test('the end of a window is its last day, and its begin an instant', async () => {
    expect(await cells('campaigns', await wordsFor('campaigns'))).toMatchObject({
      startsAt: '2025-12-01T00:00:00+08:00',
      endsAt: '2025-12-06',
    });
    expect(rowsOf((await owner<unknown>('GET', '/api/exports/campaigns')).body)[1]).toContain(
      '2025-12-07T00:00:00+08:00',
    );
  });

  test('personal data stays masked, and is in the clear only with a reason', async () => {
    const words = await wordsFor('members');
    expect(String((await csvOf('members', words)).body)).not.toContain('13800001234');
    expect(String((await csvOf('members', words, owner, '&reason=Letters')).body)).toContain(
      '13800001234',
    );
    expect((await csvOf('members', words, agent, '&reason=Letters')).status).toBe(403);
  });

  test('shares are percentages, and those that tell costs are empty for roles without sight of them', async () => {
    const { columns } = exportOf('priceBatches') ?? { columns: [] };
    const words = await wordsFor('priceBatches');
    const of = async (role: Role) => {
      const context = { role, now: () => 0 } as unknown as Context;
      const formats = { timeZone: 'Asia/Shanghai', decimals: 2 };
      const { header, cells: write } = writerOf(columns, context, formats, words);
      const [row = []] = await write([
        { name: 'Spring', revertsId: null, maxChangeBps: 1250, minMarginBps: -300 },
      ]);
      return ['name', 'maxChangeBps', 'minMarginBps'].map((key) => row[header.indexOf(`H:${key}`)]);
    };
    expect(await of('owner')).toEqual(['Spring', { rate: 1250 }, { rate: -300 }]);
    expect(await of('analyst')).toEqual(['Spring', null, null]);
  });

  test('rules for earning are called as their version names them, and by their key where it does not', async () => {
    const { columns } = exportOf('pointEntries') ?? { columns: [] };
    const words = await wordsFor('pointEntries', 'zh');
    const context = { role: 'owner', now: () => 0 } as unknown as Context;
    const formats = { timeZone: 'Asia/Shanghai', decimals: 2 };
    const { header, cells: write } = writerOf(columns, context, formats, words);
    const rows = await write([
      { ruleKey: 'spend', cause: { ruleNames: { en: 'Spending', zh: '消费积分' } } },
      { ruleKey: 'gone', cause: { ruleNames: null } },
      { ruleKey: '', cause: { ruleNames: null } },
    ]);
    const at = header.indexOf('H:ruleKey');
    expect(rows.map((row) => row[at])).toEqual(['消费积分', 'gone', null]);
  });

  test('a consent is what was said, and where it was taken back is said in words', async () => {
    const { columns } = exportOf('members') ?? { columns: [] };
    const words = await wordsFor('members');
    const context = { role: 'owner', now: () => 0 } as unknown as Context;
    const formats = { timeZone: 'Asia/Shanghai', decimals: 2 };
    const { header, cells: write } = writerOf(columns, context, formats, words);
    const rows = await write([
      { marketingConsent: false, marketingConsentSource: 'unsubscribe link' },
      { marketingConsent: true, marketingConsentSource: 'Checkout' },
    ]);
    const of = (key: string) => rows.map((row) => row[header.indexOf(`H:${key}`)]);
    expect(of('marketingConsent')).toEqual(['W:false', 'W:true']);
    expect(of('marketingConsentSource')).toEqual(['W:unsubscribe link', 'Checkout']);
  });

  test('a state that follows from the time is that of now, and files for programs keep their columns', async () => {
    const at = Date.parse('2025-12-03T00:00:00+08:00');
    const { columns } = exportOf('campaigns') ?? { columns: [] };
    const words = await wordsFor('campaigns');
    const startsAt = Date.parse('2025-12-01T00:00:00+08:00');
    const phases = [at, startsAt - 1].map(async (now) => {
      const context = { role: 'owner', now: () => now } as unknown as Context;
      const formats = { timeZone: 'Asia/Shanghai', decimals: 2 };
      const { header, cells: write } = writerOf(columns, context, formats, words);
      const [row = []] = await write([{ startsAt, endsAt: null, archivedAt: null }]);
      return row[header.indexOf('H:phase')];
    });
    expect(await Promise.all(phases)).toEqual(['W:current', 'W:planned']);
    const forPrograms = await owner<unknown>('GET', '/api/exports/campaigns');
    expect(rowsOf(forPrograms.body)[0]).not.toContain('phase');
  });

  test('lists that are filtered by a column that is computed for them are written with it', async () => {
    const words = await wordsFor('members');
    const lapsing = encodeURIComponent(
      JSON.stringify({ pointsLapseOn_gte: '2025-01-01', pointsLapseOn_lt: '2030-01-01' }),
    );
    expect((await csvOf('members', words, owner, `&filter=${lapsing}`)).status).toBe(200);
    expect(await cells('members', words)).toMatchObject({ pointsLapsing: '0' });
  });

  test('competing prices can be in the order of our own', async () => {
    const sort = encodeURIComponent('["ourAmount","ASC"]');
    const words = await wordsFor('competitorOffers');
    expect((await csvOf('competitorOffers', words, owner, `&sort=${sort}`)).status).toBe(200);
  });

  test('a heading that a sheet would compute is a text, and a workbook is written too', async () => {
    const words = await wordsFor('campaigns');
    const { body } = await csvOf('campaigns', {
      ...words,
      headings: { ...words.headings, name: '=1+1' },
    });
    expect(rowsOf(body)[0]?.split(',')[0]).toBe(`'=1+1`);
    const workbook = await csvOf('campaigns', words, owner, '&format=xlsx');
    expect(workbook.status).toBe(200);
    expect(workbook.headers.get('content-type')).toContain('spreadsheetml');
  });

  test('words for what a file does not have, or that are none, are refused by name', async () => {
    const words = await wordsFor('campaigns');
    const refused = await csvOf('campaigns', { ...words, headings: { nonsense: 'Nonsense' } });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('nonsense');
    expect((await csvOf('campaigns', { ...words, headings: { name: 'a\u0000b' } })).status).toBe(
      422,
    );
    expect((await csvOf('campaigns', { ...words, more: 1 })).status).toBe(422);
    expect((await owner('GET', '/api/exports/campaigns?words=e30')).status).toBe(422);
    expect((await owner('GET', '/api/exports/campaigns?words=%7B%7D')).status).toBe(422);
    expect((await csvOf('products', words)).status).toBe(422);
  });

  test('the columns of what a role may not list, and of what has no export, are refused', async () => {
    expect((await agent('GET', '/api/exports/activities/columns')).status).toBe(403);
    expect((await owner('GET', '/api/exports/toString/columns')).status).toBe(404);
    expect(await columnsOf('products')).toEqual([]);
  });
});
