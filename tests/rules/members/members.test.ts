import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPersonal, maskPersonalDeep } from '#server/members/members/rules';

const masked = (values: {
  phone?: string | null;
  email?: string | null;
  address?: string | null;
}) => maskPersonal(values);

describe('maskPersonal', () => {
  test.each([
    [{ phone: '13812341234' }, { phone: '138****1234' }],
    [{ phone: '12345' }, { phone: '1****' }],
    [{ phone: '12345678' }, { phone: '1****' }],
    [{ phone: '123456789' }, { phone: '1****' }],
    [{ phone: '1234567890' }, { phone: '123****7890' }],
    [{ email: 'lilei@example.com' }, { email: 'l***@example.com' }],
    [{ email: 'no address' }, { email: '***' }],
    [{ address: '上海市黄浦区南京东路100号3楼' }, { address: '上海市黄浦***' }],
    [{ address: 'ab' }, { address: '***' }],
    [
      { phone: null, email: '', address: null },
      { phone: null, email: '', address: null },
    ],
  ])('the member fields %j are masked as expected', (record, expected) => {
    expect(masked(record)).toEqual(expected);
  });

  test('masking changes no other field and does not modify the record', () => {
    const record = { id: 7, name: 'Ann', phone: '13812341234' };
    expect(maskPersonal(record)).toEqual({ id: 7, name: 'Ann', phone: '138****1234' });
    expect(record.phone).toBe('13812341234');
  });

  test('a masked value reveals neither the length of the text nor most of it', () => {
    const digits = fc.stringMatching(/^\d{10,20}$/);
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        expect(masked({ phone: one }).phone?.length).toBe(masked({ phone: other }).phone?.length);
      }),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (address) => {
        const shown = [...(masked({ address }).address ?? '').replace(/\*{3}$/, '')];
        expect(shown.length).toBeLessThanOrEqual([...address].length / 3);
      }),
    );
  });
});

describe('maskPersonalDeep', () => {
  test.each([
    [{ filter: { phone: '13812341234' } }, { filter: { phone: '138****1234' } }],
    [
      { filter: { email_neq: ['a@b.c', 'x@y.z'] } },
      { filter: { email_neq: ['a***@b.c', 'x***@y.z'] } },
    ],
    [
      { rows: [{ member: { address: { city: '上海市黄浦区南京东路' } } }] },
      { rows: [{ member: { address: { city: '上海市***' } } }] },
    ],
    [{ q: 'lilei@example.com' }, { q: 'l***@example.com' }],
    [{ q: '138 1234 1234' }, { q: '138****1234' }],
    [{ q: 'iPhone 2024' }, { q: 'iPhone 2024' }],
    [
      { amount: 5, list: null, yes: true },
      { amount: 5, list: null, yes: true },
    ],
  ])('personal data in %j is masked at its depth', (value, expected) => {
    expect(maskPersonalDeep(value)).toEqual(expected);
  });
});
