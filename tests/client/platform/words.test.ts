/** Names of records and countries as they stand in sentences and fields. */
import { expect, test } from 'vitest';
import { createI18n } from '../../../client/i18n.ts';
import { countryText } from '#shared/countries';
import { code, message } from '#shared/fields';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';

test('the title of a page that creates a record is a sentence', async () => {
  const english = await createI18n('en');
  const title = (name: string) => english.translate('ra.page.create', { name });
  expect(title('Coupon batch')).toBe('Create coupon batch');
  expect(title('API key')).toBe('Create API key');
  const chinese = await createI18n('zh');
  expect(chinese.translate('ra.page.create', { name: '优惠券批次' })).toBe('新建优惠券批次');
});

test('a country is called as in the language, however the store sent it', () => {
  expect(countryText('China', 'zh')).toBe('中国');
  expect(countryText('CN', 'zh')).toBe('中国');
  expect(countryText('中国', 'en')).toBe('China');
  expect(countryText('united kingdom', 'en')).toBe('United Kingdom');
  expect(countryText('Channel Isles', 'zh')).toBe('Channel Isles');
});

test('what a code may consist of is said in full wherever it is said, as it is checked', () => {
  const said = (texts: object): string[] =>
    Object.values(texts).flatMap((text: unknown) =>
      typeof text === 'string' ? text : typeof text === 'object' && text ? said(text) : [],
    );
  const inEnglish = said(english).filter((text) => /lower.case letters/i.test(text));
  const inChinese = said(chinese).filter((text) => text.includes('小写字母'));
  expect(inEnglish.length).toBeGreaterThan(5);
  expect(inChinese).toHaveLength(inEnglish.length);
  expect(inEnglish.filter((text) => !/hyphen.*underscore/.test(text))).toEqual([]);
  expect(inChinese.filter((text) => !/连字符.*下划线/.test(text))).toEqual([]);
  for (const typed of ['a-b', 'a_b', '1a']) expect(code().safeParse(typed).success).toBe(true);
});

test('a message of the server names records in the language of whoever reads it', async () => {
  const other = { en: 'Lamp', zh: '台灯' };
  const text = message('products.errors.skuTaken', { sku: 'L-1', product: { en: 'Mug' }, other });
  const listed = message('prices.errors.ambiguousSku', { products: [other, 'Mug'] });
  const english = await createI18n('en');
  expect(english.translate(text)).toContain('“Lamp” has the SKU L-1 already, so “Mug”');
  expect(english.translate(listed)).toContain('Lamp, Mug');
  const chinese = await createI18n('zh');
  expect(chinese.translate(text)).toContain('“台灯”已使用 SKU L-1，“Mug”');
  expect(chinese.translate(listed)).toContain('台灯、Mug');
});
