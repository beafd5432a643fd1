/** Texts of one pattern can be typed with full-width digits and signs, as an input method for Chinese leaves them. */
import { expect, test } from 'vitest';
import { AttributeOption } from '#contract/catalog/attributes';
import { CategoryInput } from '#contract/catalog/categories';
import { TagInput } from '#contract/members/tags';
import { MessageSettingsInput } from '#contract/platform/messageSettings';
import { dayOfYear } from '#contract/pricing/seasonalPlans';
import { code } from '#shared/fields';

const ratio = (pictureRatio: string) =>
  CategoryInput.parse({ code: 'a', names: { en: 'A' }, pictureRatio }).pictureRatio;

test.each([
  ['１：１', '1:1'],
  ['３：４', '3:4'],
  ['16 : 9', '16:9'],
  ['3∶4', '3:4'],
  ['', null],
])('the width to height %s is %s', (typed, stored) => {
  expect(ratio(typed)).toBe(stored);
});

test.each(['1:0', '1', '一：一', '1：'])('%s is no width to height', (typed) => {
  expect(() => ratio(typed)).toThrow();
});

test('so can codes, colours, days of the year, and times and servers of messages', () => {
  expect(code().parse('ｗ－１３')).toBe('w-13');
  const option = { code: 'red', names: { en: 'Red' } };
  expect(AttributeOption.parse({ ...option, colour: '＃ｆｆ００００' }).colour).toBe('#ff0000');
  const tag = { key: 'vip', names: { en: 'VIP' }, kind: 'static' };
  expect(TagInput.parse({ ...tag, color: '＃ff０000' })).toMatchObject({ color: '#ff0000' });
  expect(dayOfYear().parse('１２－０１')).toBe('12-01');
  const { quietFrom, host } = MessageSettingsInput.shape;
  expect(quietFrom.parse('２２：００')).toBe('22:00');
  expect(host.parse('smtp．example.com')).toBe('smtp.example.com');
});
