/** Which reason a text of another system probably means. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { suggestReason } from '#server/service/reasonTexts/rules';

const REASONS = [
  { id: 1, code: 'changed-my-mind', names: { en: 'Changed my mind', zh: '不想要了' } },
  { id: 2, code: 'too-small', names: { en: 'Too small', zh: '太小' } },
  { id: 3, code: 'too-big', names: { en: 'Too big', zh: '太大' } },
  { id: 4, code: 'style', names: { en: 'Style', zh: '款式不喜欢' } },
  { id: 5, code: 'color', names: { en: 'Colour', zh: '颜色不喜欢' } },
  { id: 6, code: 'item-not-as-described', names: { zh: '商品与描述不符' } },
  { id: 7, code: 'received-the-wrong-item', names: { zh: '收到错误的商品' } },
  { id: 8, code: 'damaged-or-defective', names: { zh: '损坏或有缺陷' } },
  { id: 9, code: 'arrived-late', names: { en: 'Arrived late', zh: '到货太晚' } },
  { id: 10, code: 'other-reason', names: { en: 'Other', zh: '其他' } },
  { id: 11, code: 'unknown', names: { en: 'Unknown', zh: '未知' } },
];
const codeOf = (text: string) =>
  REASONS.find(({ id }) => id === suggestReason(text, REASONS))?.code ?? null;

test.each([
  ['太小', 'too-small'],
  ['穿着太小了', 'too-small'],
  ['TOO BIG', 'too-big'],
  ['款式', 'style'],
  ['It arrived late again', 'arrived-late'],
  ['color', 'color'],
])('the text "%s" probably means %s', (text, code) => {
  expect(codeOf(text)).toBe(code);
});

test('a text about which no name says anything has no suggestion', () => {
  expect(codeOf('退款慢')).toBeNull();
  expect(codeOf('x')).toBeNull();
});

test('a text in which two names stand that are equally long has no suggestion', () => {
  expect(codeOf('太小或太大')).toBeNull();
});

const LIST = new URL('../../../../shared/data/return-reasons.zh-CN.csv', import.meta.url);
test.skipIf(!existsSync(LIST))(
  'every name of the common list of return reasons is matched with the reason of its code',
  () => {
    const [, ...lines] = readFileSync(LIST, 'utf8').trim().split('\n');
    for (const line of lines) {
      const [code = '', name = ''] = line.trim().split(',');
      expect([name, codeOf(name)]).toEqual([name, code]);
    }
  },
);
