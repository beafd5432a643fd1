/** Which codes are part of what the members' programme costs. */
import { expect, test } from 'vitest';
import { ISSUED_BY } from '#contract/promotions/coupons/issuing';
import { givenSql, OF_PROGRAMME } from '#server/promotions/redemptions/givenByProgramme';

test('every way in which a code is issued is either part of the programme or not', () => {
  expect(Object.keys(OF_PROGRAMME).toSorted()).toEqual([...ISSUED_BY].toSorted());
  expect(ISSUED_BY.filter((origin) => OF_PROGRAMME[origin])).toEqual([
    'event',
    'points',
    'activity',
    'survey',
  ]);
  for (const origin of ISSUED_BY)
    expect(givenSql.includes(`'${origin}'`)).toBe(OF_PROGRAMME[origin]);
});
