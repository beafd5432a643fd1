/** Who is left to approve something. */
import { expect, test } from 'vitest';
import { approversLeft } from '#rules/platform/approvers';

const PEOPLE = [
  { id: 'owner', name: 'Owner' },
  { id: 'manager', name: 'Manager' },
];

test('everybody with the grant who wrote no part of it can approve it', () => {
  expect(approversLeft(PEOPLE, ['owner']).map(({ id }) => id)).toEqual(['manager']);
  expect(approversLeft(PEOPLE, ['marketer'])).toEqual(PEOPLE);
  expect(approversLeft(PEOPLE, ['owner', 'manager'])).toEqual([]);
});
