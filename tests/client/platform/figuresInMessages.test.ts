/** Figures within messages are written as everywhere on the screen, and days that bound an instant in words. */
import { expect, test } from 'vitest';
import { instant } from '#shared/fields';
import '#shared/validation';
import { createI18n } from '../../../client/i18n.ts';

const FAR = Date.UTC(2500, 0, 1);

test('counts have separators, whether the screen or the server names them', async () => {
  const [en, zh] = [await createI18n('en'), await createI18n('zh')];
  expect(en.translate('products.bulk.verb', { smart_count: 1000 })).toContain('1,000');
  const paging = { offsetBegin: 1, offsetEnd: 50, total: 18_200 };
  expect(en.translate('ra.navigation.page_range_info', paging)).toBe('1-50 of 18,200');
  expect(zh.translate('ra.navigation.page_range_info', paging)).toBe('1-50，共 18,200 条');
  const sent = `@@react-admin@@${JSON.stringify({
    message: 'points.errors.notEnough',
    args: { available: 1114, points: 5000 },
  })}`;
  expect(en.translate(sent)).toContain('1,114');
  expect(zh.translate(sent)).toContain('5,000');
});

test('years, lines, versions and numbers of records are names, not counts', async () => {
  const { translate } = await createI18n('en');
  for (const name of ['year', 'line', 'version', 'number', 'id'])
    expect(translate('unknown', { _: `%{${name}}`, [name]: 2026 })).toBe('2026');
});

test('after a change of language the figures follow it, and plurals still count', async () => {
  const i18n = await createI18n('en');
  expect(i18n.translate('unknown', { _: 'one |||| %{smart_count} all', smart_count: 1 })).toBe(
    'one',
  );
  await i18n.changeLocale('zh');
  expect(i18n.translate('errors.latest', { day: '2199-12-31' })).toBe('最晚为 2199年12月31日');
});

test('a date out of bounds is refused with the bound in words', async () => {
  const [en, zh] = [await createI18n('en'), await createI18n('zh')];
  const refusal = (at: number) => instant().safeParse(at).error?.issues[0]?.message ?? '';
  expect(en.translate(refusal(FAR))).toBe('At the latest December 31, 2199');
  expect(zh.translate(refusal(FAR))).toBe('最晚为 2199年12月31日');
  expect(en.translate(refusal(-1))).toBe('At the earliest January 1, 1970');
  expect(zh.translate(refusal(-1))).toBe('最早为 1970年1月1日');
});
