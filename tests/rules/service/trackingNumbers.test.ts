/** Which tracking numbers are taken. */
import { expect, test } from 'vitest';
import { CaseParcelInput } from '#contract/service/caseParcels';

const isTaken = (trackingNumber: string): boolean =>
  CaseParcelInput.safeParse({ carrier: 'SF', trackingNumber }).success;

test('a tracking number has letters and digits, with spaces and hyphens between them', () => {
  const taken = ['SF1234567890', 'sf 12-34', '1Z 999 AA1 01 2345 6784', 'ＳＦ１２－３４'];
  expect(taken.filter(isTaken)).toEqual(taken);
  const refused = ['', '-', 'SF12📦', 'SF12;34', '<b>12</b>', '运单12', 'SF_12', 'SF.12'];
  expect(refused.filter(isTaken)).toEqual([]);
});
