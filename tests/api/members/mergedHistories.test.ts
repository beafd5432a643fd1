/** Random histories of two records that are one person’s at times, against the independent slow model. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { readSettings } from '#server/platform/settings/read';
import { known, pairHistories } from '../../rules/members/points/histories.ts';
import { openApi, type OpenApi } from '../support/openApi.ts';
import { PointsStory } from './pointsStory.ts';

let api: OpenApi;
let zone: string;
beforeAll(async () => {
  api = await openApi();
  zone = (await readSettings(api.connection.db)).timeZone;
});
afterAll(() => api.close());

let named = 0;
const newStory = async () => {
  const [one = 0, other = 0] = await api.connection.transaction((tx) =>
    insertRows(
      tx,
      members,
      [1, 2].map(() => ({ externalId: `shared-${++named}` })),
      { returning: true },
    ),
  );
  return new PointsStory(api, [one, other], zone);
};

test('random histories of two records that are merged and parted end as the independent model says', async () => {
  await fc.assert(
    fc.asyncProperty(pairHistories, async (steps) => {
      const story = await newStory();
      for (const { wait, command, record } of steps) {
        await story.step(wait, command, record);
        for (const one of [0, 1])
          expect([one, await story.figures(one)]).toEqual([one, story.model.balance(one)]);
      }
    }),
    { numRuns: 12 },
  );
  expect(await api.verify()).toEqual([]);
});

test('a balance of the past is what it was then, also while two records were merged', async () => {
  await fc.assert(
    fc.asyncProperty(pairHistories, async (steps) => {
      const story = await newStory();
      const seen = new Map<number, unknown>();
      for (const { wait, command, record } of steps) {
        await story.step(wait, known(command), record);
        seen.set(story.now, [story.model.balance(0), story.model.balance(1)]);
      }
      for (const [at, balances] of seen)
        expect([at, [await story.figures(0, at), await story.figures(1, at)]]).toEqual([
          at,
          balances,
        ]);
    }),
    { numRuns: 8 },
  );
});
