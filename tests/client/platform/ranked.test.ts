/** Which results of a search come first. */
import { expect, test } from 'vitest';
import { ranked } from '../../../client/layout/ranked.ts';

const members = [
  { id: 1, codes: ['M001969', '139****1111'] },
  { id: 2, codes: ['M000007', '13800199999'] },
  { id: 3, codes: ['M000050', '139****0196'] },
  { id: 4, codes: ['M000196', '139****2222'] },
  { id: 5, codes: ['M010196', ''] },
];
const idsFor = (q: string) => ranked(members, ({ codes }) => codes, q).map(({ id }) => id);

test.each([
  // The number itself and the last four digits of a phone, then what ends so, then what contains it.
  ['0196', [3, 4, 5, 1, 2]],
  ['196', [3, 4, 5, 1, 2]],
  ['M000196', [4, 1, 2, 3, 5]],
  ['M0001', [4, 1, 2, 3, 5]],
  ['19', [1, 2, 3, 4, 5]],
  ['', [1, 2, 3, 4, 5]],
])('for %j exact numbers and endings come first', (q, expected) => {
  expect(idsFor(q)).toEqual(expected);
});

test('a SKU that is the text comes before those that begin with it', () => {
  const skus = [{ sku: 'LAMP-1-RED' }, { sku: 'BIG-LAMP-1' }, { sku: 'LAMP-1' }];
  const found = ranked(skus, ({ sku }) => [sku], 'lamp-1').map(({ sku }) => sku);
  expect(found).toEqual(['LAMP-1', 'LAMP-1-RED', 'BIG-LAMP-1']);
});

test('what has no codes keeps its order', () => {
  expect(ranked([{ id: 1 }, { id: 2 }], undefined, '1')).toEqual([{ id: 1 }, { id: 2 }]);
});
