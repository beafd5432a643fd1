/** Percentages are rounded once, from what they are the share of. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatRate } from '../../../client/ui/record/rate.tsx';
import { formatShare } from '../../../client/ui/record/share.ts';

const client = join(import.meta.dirname, '../../../client');

test.each([
  [1314, 1588, '82.7%'],
  [1, 3, '33.3%'],
  [2, 3, '66.7%'],
  [1, 1, '100%'],
  [0, 7, '0%'],
  [8275, 10_000, '82.8%'],
  [8274, 10_000, '82.7%'],
])('%i of %i is %s', (part, whole, text) => {
  expect(formatShare(part, whole, 'en')).toBe(text);
});

test('a share of nothing is not known', () => {
  expect(formatShare(0, 0, 'en')).toBeNull();
});

test('a share is never further from the exact one than half of its last digit', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000_000),
      fc.integer({ min: 1, max: 1_000_000_000 }),
      (part, whole) => {
        const tenths = BigInt(
          Math.round(Number(formatShare(part, whole, 'en')?.replace(/[%,]/g, '')) * 10),
        );
        const off = 2n * (tenths * BigInt(whole) - 1000n * BigInt(part));
        expect(off >= -BigInt(whole) && off <= BigInt(whole)).toBe(true);
      },
    ),
  );
});

test('basis points are written with both of their decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (bps) => {
      const text = formatRate(bps, 'en').replace(/[%,]/g, '');
      expect(Math.round(Number(text) * 100)).toBe(bps);
    }),
  );
});

test('screens round a percentage to one decimal only from its parts', () => {
  const ROUNDS = /style: 'percent'[^}]*?maximumFractionDigits: 1\b/;
  const BEFORE = /Math\.round\([^;]*?10_?000\)/;
  const found = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => {
      const text = readFileSync(join(client, file), 'utf8');
      return ROUNDS.test(text) || BEFORE.test(text);
    });
  // The dashboard holds its shares unrounded; the price of a batch is changed by basis points, shown with both decimals.
  expect(found.toSorted()).toEqual([
    'insight/dashboard/measures.ts',
    'pricing/priceBatches/difference.ts',
    'ui/record/share.ts',
  ]);
});
