/** What PostgreSQL tells of each row by itself (transaction, command, place) does not join an anonymous answer to who was asked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { MIXED, mixUsed } from '#server/surveys/incentives/mixUsed';
import { makeBatch, memberWith, openRewards, type RewardStore } from '../promotions/rewardStore.ts';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { answer, invite, writeDistribution } from './answerStore.ts';
import { csat, writeSurvey } from './surveyStore.ts';

const QUESTIONS = [{ ...csat('whole'), isRequired: true }];

describe.runIf(dialect === 'postgres')('An anonymous answer', () => {
  let api: OpenApi;
  let rewards: RewardStore;
  beforeAll(async () => {
    api = await openApi();
    rewards = await openRewards(api);
  });
  afterAll(() => api.close());

  const rows = <T extends object>(sql: string, values: (string | number)[] = []) =>
    query<T>(api.connection.db, sql, values);
  const sending = async (more: object = {}) => {
    const { surveyId, versionId } = await writeSurvey(api.connection, QUESTIONS, {
      identityMode: 'anonymous',
    });
    return { surveyId, versionId, distributionId: await writeDistribution(api, surveyId, more) };
  };
  /** Rows of every table that were written last in a transaction. */
  const writtenIn = async (xmin: string) => {
    const tables = await rows<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    const found = new Map<string, Record<string, unknown>[]>();
    for (const { name } of tables) {
      const own = await rows<Record<string, unknown>>(
        `select xmin::text as "xmin", cmin::text as "cmin", t.* from "${name}" t where xmin::text = ?`,
        [xmin],
      );
      if (own.length > 0) found.set(name, own);
    }
    return found;
  };
  const newestOf = async (surveyId: number) => {
    const [row] = await rows<{ xmin: string }>(
      `select xmin::text as "xmin" from survey_responses where survey_id = ?
       order by xmin::text::bigint desc limit 1`,
      [surveyId],
    );
    return row?.xmin ?? '';
  };

  test('is written together with the invitations, incentives and codes of all who answered before', async () => {
    const batchId = await makeBatch(rewards, 20, { more: {} });
    const of = await sending({ incentive: { kind: 'coupon', batchId } });
    const people: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const { id: memberId } = await memberWith(rewards, 0);
      const invited = await invite(api, of, { memberId });
      people.push(invited.id);
      await answer(api.url, invited.path, [{ v: String(1 + (n % 5)), go: 'send' }]);
      const written = await writtenIn(await newestOf(of.surveyId));
      const idsOf = (table: string, column: string) =>
        (written.get(table) ?? []).map((row) => Number(row[column])).toSorted((a, b) => a - b);
      expect(idsOf('survey_invitations', 'id')).toEqual(people);
      expect(idsOf('survey_incentives', 'invitation_id')).toEqual(people);
      expect(written.get('coupons')).toHaveLength(people.length);
      // Each by a command of its own, so that none stands out.
      for (const table of ['survey_invitations', 'survey_incentives', 'coupons']) {
        const commands = (written.get(table) ?? []).map(({ cmin }) => cmin);
        expect([table, new Set(commands).size]).toEqual([table, people.length]);
      }
      for (const [table, found] of written)
        if (!['survey_invitations', 'survey_incentives', 'coupons'].includes(table))
          for (const row of found)
            expect([table, row.member_id ?? null, row.invitation_id ?? null]).toEqual([
              table,
              null,
              null,
            ]);
      expect([...written.keys()].toSorted()).toEqual(
        expect.arrayContaining(['survey_answers', 'survey_responses', 'survey_scores']),
      );
    }
    expect(await api.verify()).toEqual([]);
  });

  test('of many belongs to one of fifty-one', async () => {
    const of = await sending();
    const ids: number[] = [];
    for (let n = 0; n < MIXED + 15; n += 1) ids.push((await invite(api, of)).id);
    const own = ids[7] ?? 0;
    await api.connection.transaction((tx) =>
      query(
        tx,
        'update survey_invitations set completed_at = sent_at where distribution_id = ? and id <> ?',
        [of.distributionId, own],
      ),
    );
    await api.connection.transaction((tx) =>
      mixUsed(tx, { id: own, distributionId: of.distributionId }),
    );
    const [row] = await rows<{ xmin: string; at: number }>(
      'select xmin::text as "xmin", completed_at as at from survey_invitations where id = ?',
      [own],
    );
    const written = (await writtenIn(row?.xmin ?? '')).get('survey_invitations') ?? [];
    expect(written).toHaveLength(MIXED + 1);
    expect(new Set(written.map(({ cmin }) => cmin)).size).toBe(MIXED + 1);
    expect(Number(row?.at)).toBe(NOW - 1000);
  });
});
