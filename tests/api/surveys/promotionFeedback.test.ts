/** What customers scored whose orders used a promotion, beside the other orders of the same days. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PromotionFeedback } from '#contract/surveys/promotionFeedback';
import type { RecordScores } from '#contract/surveys/recordScores';
import { query } from '#db/statements';
import { promote, sell } from '../promotions/promotionStore.ts';
import { type EffectSetup, off, openSetup } from '../promotions/effectStore.ts';
import { csat, writeResponses, writeSurvey } from './surveyStore.ts';

const FROM = '2025-08-04';
const EACH = 40;
let setup: EffectSetup;
beforeAll(async () => {
  setup = await openSetup();
});
afterAll(() => setup.api.close());

test('The score of orders with a promotion is compared with that of other orders of its days, and hidden with few', async () => {
  const { api, shop, at, order } = setup;
  api.now = at(FROM, 9);
  const window = { startsAt: at(FROM), endsAt: at('2025-08-14') };
  await sell(shop, 'MUG', 2500);
  const { data: campaign } = await shop.owner.create('campaigns', {
    data: { name: 'August', ...window } as never,
  });
  const much = await promote(
    shop,
    'Much',
    { rewards: off(500), ...window },
    { campaignId: campaign.id },
  );
  const little = await promote(shop, 'Little', { rewards: off(300), ...window });
  const survey = await writeSurvey(api.connection, [csat('whole')], {
    identityMode: 'identified',
  });
  const confidential = await writeSurvey(api.connection, [csat('whole')], {
    identityMode: 'confidential',
  });
  const names = Array.from({ length: 2 * EACH }, (_, index) => `f${index}`);
  for (const [index, name] of names.entries())
    await order(name, FROM, null, {
      off: index < EACH ? [[much.id, 500]] : index < EACH + 3 ? [[little.id, 300]] : [],
    });
  await order('before', '2025-08-01', null);
  const rows = await query<{ id: number; external_id: string }>(
    api.connection.db,
    'select id, external_id from orders',
  );
  const idOf = new Map(rows.map((row) => [row.external_id, Number(row.id)]));
  // Nine of ten who used it are satisfied, and every second one of the others.
  const scoreOf = (index: number) =>
    index < EACH ? (index % 10 === 0 ? 1 : 5) : index % 2 === 0 ? 2 : 4;
  await api.connection.transaction(async (tx) => {
    const all = [...names, 'before'];
    const ids = await writeResponses(
      tx,
      [survey, confidential].flatMap((place) =>
        all.map((_, index) => ({
          ...place,
          completedAt: at(FROM, 20),
          answers: { whole: scoreOf(index) },
        })),
      ),
    );
    for (const [index, name] of [...all, ...all].entries())
      await query(
        tx,
        "update survey_responses set subject_kind = 'order', subject_id = ? where id = ?",
        [idOf.get(name) ?? 0, ids[index] ?? ''],
      );
  });
  api.now = at('2025-08-06');
  const owner = await api.raw('owner');
  const feedbackOn = async (path: string) =>
    (await owner<PromotionFeedback>('GET', `/api/${path}/feedback`)).body;
  // Of the confidential survey with the same answers nothing is told.
  const expected = {
    surveyId: survey.surveyId,
    isHidden: false,
    used: { n: EACH, value: 900 },
    others: { n: EACH, value: 500 },
    difference: { difference: 400, verdict: 'up' },
  };
  expect((await feedbackOn(`promotions/${much.id}`)).rows).toMatchObject([expected]);
  expect((await feedbackOn(`campaigns/${campaign.id}`)).rows).toMatchObject([expected]);
  expect((await feedbackOn(`promotions/${little.id}`)).rows).toMatchObject([
    { isHidden: true, used: null, others: null, difference: null },
  ]);

  // Of the parts that hold each other the page of the smaller one leaves the confidential survey out.
  for (const [cut, id] of [
    ['promotion', much.id],
    ['campaign', campaign.id],
  ] as const)
    await api.connection.transaction((tx) =>
      query(
        tx,
        `insert into survey_scores (survey_id, kind, cut, question_key, row_key, given, day, segment, version_id,
           n, sum, squares, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10)
         select survey_id, kind, '${cut}', question_key, row_key, given, day, '${id}', version_id,
           n, sum, squares, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10
         from survey_scores where cut = 'all' and given = -1`,
        [],
      ),
    );
  // The month of the confidential answers is told once it is over.
  api.now = at('2025-09-02');
  const later = api.withHeaders({ cookie: await api.login('owner@example.com') });
  const scoredOn = async (path: string) =>
    (await later<RecordScores>('GET', `/api/${path}/scores`)).body.rows.map(
      ({ surveyId }) => surveyId,
    );
  expect(await scoredOn(`promotions/${much.id}`)).toEqual([survey.surveyId]);
  expect(await scoredOn(`campaigns/${campaign.id}`)).toEqual([
    survey.surveyId,
    confidential.surveyId,
  ]);
}, 60_000);
