import { expect, test } from 'vitest';
import { isReachable } from '#server/surveys/answering/reachable';

test.each([
  '13800138000',
  '+86 138-0013-8000',
  '(021) 5555 6666',
  '１３８００１３８０００',
  'cup@example.com',
  'ｃｕｐ@example.com',
  'wxid_abc123',
  '微信：wxid_abc123',
  'Tel: 021 55556666',
  '李伟，微信 li_wei',
  '李伟 13800138000',
])('%s is an address at which somebody can be reached', (typed) => {
  expect(isReachable(typed)).toBe(true);
});

test.each([
  '',
  '   ',
  'abc 😡',
  'abc',
  '1234',
  'call me tomorrow',
  '明天再打给我',
  'cup@example',
  'cup @example.com',
  '电话：',
  '1'.repeat(21),
  'a'.repeat(21),
  `${'a '.repeat(100)}:`,
])('%s is none', (typed) => {
  expect(isReachable(typed)).toBe(false);
});
