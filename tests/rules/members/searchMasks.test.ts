/** Personal data in what somebody searched or filtered for, as the activity log shows it to others. */
import { describe, expect, test } from 'vitest';
import { maskPersonalDeep } from '#server/members/members/rules';

describe('a search text', () => {
  test.each([
    ['13812345678', '138****5678'],
    ['1234', '1****'],
    ['123', '123'],
    ['1-2-3', '1-2-3'],
    ['(12) 3+4', '(****'],
    ['12345 boots', '12345 boots'],
    ['SKU 12345', 'SKU 12345'],
    ['li@example.com', 'l***@example.com'],
    ['red boots', 'red boots'],
    ['', ''],
  ])('%j is kept as %j', (text, kept) => {
    expect(maskPersonalDeep({ filter: { q: text } })).toEqual({ filter: { q: kept } });
  });
});

test('filters of personal fields are masked with their operator, and everything else stays', () => {
  expect(
    maskPersonalDeep({
      phone_gte: '13812345678',
      phone_neq: ['13812345678', ''],
      email: 'li@example.com',
      address: { city: '上海市浦东新区世纪大道100号' },
      status: 'active',
      status_neq: '',
      count: 3,
      at: null,
    }),
  ).toEqual({
    phone_gte: '138****5678',
    phone_neq: ['138****5678', ''],
    email: 'l***@example.com',
    address: { city: '上海市浦东***' },
    status: 'active',
    status_neq: '',
    count: 3,
    at: null,
  });
});
