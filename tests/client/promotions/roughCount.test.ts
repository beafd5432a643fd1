/** Numbers of guesses, in words that people use. */
import { expect, test } from 'vitest';
import { roughCount } from '../../../client/promotions/couponBatches/roughCount.ts';

test.each([
  [1234, '1.2 thousand', '1200'],
  [39_000_000, '39 million', '3900万'],
  [390_000_000_000, '390 billion', '3900亿'],
  [3.9e16, '3.9 × 10¹⁶', '3.9 × 10¹⁶'],
  [9.96e20, '1.0 × 10²¹', '1.0 × 10²¹'],
])('%d is said as %j and %j', (count, en, zh) => {
  expect([roughCount(count, 'en'), roughCount(count, 'zh-CN')]).toEqual([en, zh]);
});
