/** A copy equals its original except for the fields that are listed here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  copyOf,
  type Draft,
  draftOf,
  type PromotionPage,
} from '../../../../client/promotions/promotions/draft.ts';
import { newTerms } from '../../../../client/promotions/promotions/newTerms.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** Files with a function that copies a record; each is tested below. */
const COPIES = ['client/promotions/promotions/draft.ts'];

test('every file with a function that copies a record is listed in this test', () => {
  const copying = ['client', 'server']
    .flatMap((side) =>
      readdirSync(join(ROOT, side), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${side}/${file}`,
      ),
    )
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      /export (const|function) (copyOf|copy[A-Z]|duplicate)/.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
    );
  expect(copying).toEqual(COPIES);
});

describe('the copy of a promotion', () => {
  const NOW = Date.parse('2025-11-21T04:00:00Z');
  const DAY = 86_400_000;
  const promotion = (startsAt: number, endsAt: number | null) =>
    ({
      id: 7,
      name: 'Original',
      labels: { en: 'Original', zh: '原件' },
      campaignId: 3,
      terms: {
        ...newTerms(NOW, 'gift'),
        trigger: 'code',
        priority: 4,
        exclusivity: 'lane',
        startsAt,
        endsAt,
        hours: [{ weekdays: [1], from: 60, to: 120 }],
        limits: { uses: 9, perMember: 1, perDay: 3, budget: 500, givesBack: false },
        whenReturned: 'takeBack',
        holdoutBps: 100,
      },
      open: null,
    }) as unknown as PromotionPage;
  const differing = (copy: Draft, original: Draft) => [
    ...(Object.keys(original) as (keyof Draft)[]).filter(
      (key) => key !== 'terms' && JSON.stringify(copy[key]) !== JSON.stringify(original[key]),
    ),
    ...(Object.keys(original.terms) as (keyof Draft['terms'])[])
      .filter((key) => JSON.stringify(copy.terms[key]) !== JSON.stringify(original.terms[key]))
      .map((key) => `terms.${key}`),
  ];

  test.each<[string, number, number | null, string[]]>([
    ['not started', NOW + DAY, NOW + 2 * DAY, ['name']],
    ['running', NOW - DAY, NOW + DAY, ['name', 'terms.startsAt']],
    ['running without an end', NOW - DAY, null, ['name', 'terms.startsAt']],
    ['over', NOW - 2 * DAY, NOW - DAY, ['name', 'terms.startsAt', 'terms.endsAt']],
  ])(
    'a copy of a promotion that is %s differs only in its name and in the part of its window that is past',
    (_, startsAt, endsAt, fields) => {
      const original = promotion(startsAt, endsAt);
      expect(differing(copyOf(original, 'Copy', NOW), draftOf(original))).toEqual(fields);
    },
  );
  test('a copy takes the terms of the open draft, but not their reason', () => {
    const original = promotion(NOW + DAY, null);
    const open = { ...original, name: 'Open', reason: 'Nobody came' };
    const page = { ...original, open } as unknown as PromotionPage;
    expect(differing(copyOf(page, 'Copy', NOW), draftOf(page))).toEqual(['name', 'reason']);
  });
});
