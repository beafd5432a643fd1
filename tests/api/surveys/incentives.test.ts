/** What is given for answering: the same for every answer, once to each person, and never without saying so before. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AttentionItem } from '#contract/platform/attention';
import type { BatchGiver } from '#contract/promotions/coupons';
import type { Distribution, Simulation } from '#contract/surveys/distributions';
import type { Incentive } from '#contract/surveys/incentives';
import type { IdentityMode } from '#contract/surveys/surveys';
import { query } from '#db/statements';
import { makeBatch, memberWith, openRewards, type RewardStore } from '../promotions/rewardStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { get, invite, post, writeDistribution } from './answerStore.ts';
import { csat, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
let rewards: RewardStore;
let owner: Call;
let manager: Call;
let marketer: Call;
beforeAll(async () => {
  api = await openApi();
  api.now = NOW;
  rewards = await openRewards(api);
  owner = rewards.owner;
  [manager, marketer] = [await api.raw('manager'), await api.raw('marketer')];
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

const QUESTIONS = [{ ...csat('whole'), isRequired: true }];
const sending = async (incentive: Incentive, identityMode: IdentityMode = 'identified') => {
  const { surveyId, versionId } = await writeSurvey(api.connection, QUESTIONS, { identityMode });
  const distributionId = await writeDistribution(api, surveyId, { incentive });
  return { surveyId, versionId, distributionId };
};
const asked = async (of: Awaited<ReturnType<typeof sending>>, memberId: number) => ({
  ...(await invite(api, of, { memberId })),
  memberId,
});
const answer = async (path: string, score = '4', url = api.url) => {
  const page = await get(url, path);
  return post(url, path, { ...page.hidden, v: score, go: 'send' });
};
const rows = <T extends object>(sql: string, values: (string | number)[] = []) =>
  query<T>(api.connection.db, sql, values);
const pointsOf = async (memberId: number) => {
  const [row] = await rows<{ points: number }>(
    "select coalesce(sum(points), 0) as points from point_entries where member_id = ? and source = 'survey'",
    [memberId],
  );
  return Number(row?.points);
};
const spoil = (sql: string, values: number[]) =>
  api.connection.transaction((tx) => query(tx, sql, values));

describe('Points for an answer', () => {
  test('are the same for every score, named before the first question and on the page of thanks', async () => {
    const of = await sending({ kind: 'points', points: 25 });
    for (const score of ['1', '2', '3', '4', '5']) {
      const { id } = await memberWith(rewards, 0);
      const { path } = await asked(of, id);
      expect((await get(api.url, path)).text).toContain('You get 25 points for answering');
      expect((await answer(path, score)).status).toBe(303);
      expect((await get(api.url, path)).text).toContain('25 points have been added');
      expect((await get(api.url, `${path}?lang=zh`)).text).toContain('25 积分已计入您的账户');
      expect(await pointsOf(id)).toBe(25);
    }
    const { body } = await owner<Distribution>(
      'GET',
      `/api/surveyDistributions/${of.distributionId}`,
    );
    expect(body).toMatchObject({ given: 5, givenCost: 125 });
    expect(await api.verify()).toEqual([]);
  });

  test.each([
    ['identified', false],
    ['confidential', true],
  ] as const)(
    'tell in an %s survey that staff see who got them: %s',
    async (identityMode, isSaid) => {
      const { path } = await asked(
        await sending({ kind: 'points', points: 25 }, identityMode),
        (await memberWith(rewards, 0)).id,
      );
      const texts = [await get(api.url, path), await get(api.url, `${path}?lang=zh`)].map(
        ({ text }) => /Staff can see that you got it|员工能看到您已获得奖励/.test(text),
      );
      expect(texts).toEqual([isSaid, isSaid]);
    },
  );

  test('are given once, however many answers are sent at once by two servers, and not for an amendment', async () => {
    const of = await sending({ kind: 'points', points: 10 });
    const { id } = await memberWith(rewards, 0);
    const { path } = await asked(of, id);
    const other = await api.sibling();
    const page = await get(api.url, path);
    await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        post((index % 2 ? other : api).url, path, {
          ...page.hidden,
          v: String((index % 5) + 1),
          go: 'send',
        }),
      ),
    );
    expect(await pointsOf(id)).toBe(10);
    // The requests of one link are limited for a while.
    api.now = NOW + 3_600_000;
    const begun = await post(api.url, path, { go: 'amend' });
    const amended = await post(api.url, path, { ...begun.hidden, v: '1', go: 'send' });
    expect(amended.status).toBe(303);
    expect(await pointsOf(id)).toBe(10);
  });

  test('are given once to a person with two invitations, also by the record of another one', async () => {
    const of = await sending({ kind: 'points', points: 10 });
    const { id } = await memberWith(rewards, 0);
    const merged = await memberWith(rewards, 0);
    const merging = { recordId: merged.id, reason: 'Same phone' };
    const { status } = await owner('POST', `/api/members/${id}/merger`, merging);
    expect(status).toBe(200);
    const [first, second] = [await asked(of, merged.id), await asked(of, id)];
    await Promise.all([answer(first.path), answer(second.path)]);
    expect(await pointsOf(id)).toBe(10);
    const pages = [await get(api.url, first.path), await get(api.url, second.path)];
    expect(pages.filter(({ text }) => text.includes('10 points have been added'))).toHaveLength(1);
    expect(pages.filter(({ text }) => text.includes('You already have'))).toHaveLength(1);
  });

  test('stand in the ledger of the member with the distribution that gave them', async () => {
    const of = await sending({ kind: 'points', points: 7 });
    const { id } = await memberWith(rewards, 0);
    await answer((await asked(of, id)).path);
    const { body } = await owner<{ source: string; cause: object }[]>(
      'GET',
      `/api/pointEntries?filter={"memberId":${id}}`,
    );
    expect(body).toMatchObject([
      {
        source: 'survey',
        points: 7,
        occurredAt: NOW,
        cause: {
          record: { resource: 'surveyDistributions', id: of.distributionId },
          names: { en: 'Sending' },
        },
      },
    ]);
  });
});

describe('A coupon for an answer', () => {
  test('is named by its batch while the survey is under way', async () => {
    const batchId = await makeBatch(rewards, 1);
    const { distributionId, surveyId } = await sending({ kind: 'coupon', batchId });
    const unstarted = { incentive: { kind: 'coupon', batchId }, startedAt: null } as const;
    await writeDistribution(api, surveyId, unstarted);
    const givers = async () =>
      (await owner<{ givers: BatchGiver[] }>('GET', `/api/couponBatches/${batchId}`)).body.givers;
    expect(await givers()).toMatchObject([{ resource: 'surveyDistributions', id: distributionId }]);
    const of = await sending({ kind: 'coupon', batchId });
    await asked(of, (await memberWith(rewards, 0)).id);
    await spoil('update survey_distributions set ended_at = 1 where id = ?', [distributionId]);
    await spoil('update survey_distributions set ended_at = 1 where id = ?', [of.distributionId]);
    // Whoever was asked may answer still, and is rewarded.
    expect(await givers()).toMatchObject([{ id: of.distributionId }]);
    api.now = NOW + 60 * 86_400_000;
    expect(await givers()).toEqual([]);
  });

  describe('that only a survey gives', () => {
    const needsCodes = async (batchId: number) =>
      (
        await owner<object[]>(
          'GET',
          `/api/couponBatches?filter=${JSON.stringify({ needs: 'usedUp', id: [batchId] })}`,
        )
      ).body.length === 1;
    /** What Today counts, asked after staff wrote something: an answer is kept for some seconds. */
    const counted = async () => {
      const { body } = await owner<AttentionItem[]>('GET', '/api/account/attention');
      return body.find(({ name }) => name === 'couponsUsedUp')?.total ?? 0;
    };
    const end = async (distributionId: number) => {
      const path = `/api/surveyDistributions/${distributionId}`;
      const { version } = (await owner<Distribution>('GET', path)).body;
      expect((await owner('POST', `${path}/end`, { version })).status).toBe(200);
    };

    test('needs attention once its batch is revoked, and no more after the survey ended', async () => {
      const batchId = await makeBatch(rewards, 2);
      const { distributionId } = await sending({ kind: 'coupon', batchId });
      const before = await counted();
      expect(await needsCodes(batchId)).toBe(false);
      const path = `/api/couponBatches/${batchId}/revocation`;
      expect((await owner('POST', path, { reason: 'Leaked' })).status).toBe(200);
      expect([await needsCodes(batchId), await counted()]).toEqual([true, before + 1]);
      await end(distributionId);
      expect([await needsCodes(batchId), await counted()]).toEqual([false, before]);
    });

    test('needs attention once its batch has no code left, until nobody who was asked may answer', async () => {
      const batchId = await makeBatch(rewards, 1);
      const of = await sending({ kind: 'coupon', batchId });
      const [one, other] = [await memberWith(rewards, 0), await memberWith(rewards, 0)];
      const [first] = [await asked(of, one.id), await asked(of, other.id)];
      expect(await needsCodes(batchId)).toBe(false);
      expect((await answer(first.path)).status).toBe(303);
      expect(await needsCodes(batchId)).toBe(true);
      await end(of.distributionId);
      expect(await needsCodes(batchId)).toBe(true);
      api.now = NOW + 60 * DAY;
      expect(await needsCodes(batchId)).toBe(false);
    });

    test('does not need attention while the survey was not started', async () => {
      const batchId = await makeBatch(rewards, 1);
      const { surveyId } = await writeSurvey(api.connection, QUESTIONS);
      const incentive = { kind: 'coupon', batchId } as const;
      await writeDistribution(api, surveyId, { incentive, startedAt: null });
      await spoil('update coupon_batches set revoked_at = 1 where id = ?', [batchId]);
      expect(await needsCodes(batchId)).toBe(false);
    });
  });

  test('that has run out meanwhile stores nothing before the customer has read so and sends again', async () => {
    const batchId = await makeBatch(rewards, 1);
    const of = await sending({ kind: 'coupon', batchId });
    const [one, other] = [await memberWith(rewards, 0), await memberWith(rewards, 0)];
    const [first, second] = [await asked(of, one.id), await asked(of, other.id)];
    const page = await get(api.url, second.path);
    expect(page.text).toContain('You get a coupon for answering');
    await answer(first.path);
    expect((await get(api.url, first.path)).text).toMatch(/Your coupon code: <strong>B\d+CODE0X/);
    const refused = await post(api.url, second.path, { ...page.hidden, v: '2', go: 'send' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('no longer available');
    expect(refused.text).toMatch(/value="2"[^>]*checked/);
    const completed = () =>
      rows('select id from survey_invitations where id = ? and completed_at is not null', [
        second.id,
      ]);
    expect(await completed()).toEqual([]);
    const sent = await post(api.url, second.path, { ...refused.hidden, v: '2', go: 'send' });
    expect(sent.status).toBe(303);
    expect(await completed()).toHaveLength(1);
    expect(await api.verify()).toEqual([]);
  });

  test.each([
    ['revoked', 'update coupon_batches set revoked_at = 1 where id = ?'],
    ['over', 'update coupon_batches set valid_until = 1 where id = ?'],
    [
      'of an archived promotion',
      'update promotions set archived_at = 1 where id = (select promotion_id from coupon_batches where id = ?)',
    ],
  ])('of a batch that is %s is not promised any more, and answers are taken', async (_, sql) => {
    const batchId = await makeBatch(rewards, 2);
    const of = await sending({ kind: 'coupon', batchId });
    const { id } = await memberWith(rewards, 0);
    const { path } = await asked(of, id);
    await spoil(sql, [batchId]);
    const page = await get(api.url, path);
    expect(page.text).toContain('no longer available');
    expect(page.text).not.toContain('You get a coupon');
    expect((await answer(path)).status).toBe(303);
    expect(
      await rows('select * from survey_incentives where distribution_id = ?', [of.distributionId]),
    ).toEqual([]);
  });

  test('of an anonymous survey is shown by its link, and nothing says when it was given', async () => {
    const batchId = await makeBatch(rewards, 20, { more: {} });
    const of = await sending({ kind: 'coupon', batchId }, 'anonymous');
    const { id } = await memberWith(rewards, 0);
    const invited = await asked(of, id);
    const activities = async () =>
      Number((await rows<{ n: number }>('select count(*) as n from activities'))[0]?.n);
    const events = async () =>
      Number((await rows<{ n: number }>('select count(*) as n from outbox_events'))[0]?.n);
    const before = [await activities(), await events()];
    // By the code it is seen who answered: the page says so, and promises no more.
    const page = (await get(api.url, invited.path)).text;
    expect(page).toContain('nobody can tell whose answers these are');
    expect(page).toContain('Staff can see that you got it, and so that you answered');
    expect(page).not.toContain('nobody can tell who answered');
    api.now = NOW + 3_600_000;
    expect((await answer(invited.path)).status).toBe(303);
    expect([await activities(), await events()]).toEqual(before);
    expect((await get(api.url, invited.path)).text).toMatch(/Your coupon code: <strong>B\d+CODE/);
    const [row] = await rows<Record<string, unknown>>(
      `select i.given_at, c.claimed_at, c.issued_by, v.sent_at from survey_incentives i
       join coupons c on c.id = i.coupon_id join survey_invitations v on v.id = i.invitation_id
       where i.invitation_id = ?`,
      [invited.id],
    );
    expect(row?.issued_by).toBe('survey');
    expect([Number(row?.given_at), Number(row?.claimed_at)]).toEqual([
      Number(row?.sent_at),
      Number(row?.sent_at),
    ]);
    const responses = await rows('select * from survey_responses where survey_id = ?', [
      of.surveyId,
    ]);
    const [code] = await rows<{ coupon_id: number; code: string }>(
      'select i.coupon_id, c.code from survey_incentives i join coupons c on c.id = i.coupon_id where i.invitation_id = ?',
      [invited.id],
    );
    expect(responses).toMatchObject([{ invitation_id: null, member_id: null }]);
    expect(JSON.stringify(responses)).not.toContain(String(code?.code));
    api.now = NOW;
    expect(await api.verify()).toEqual([]);
  });
});

describe('A distribution with an incentive', () => {
  type Answered = Distribution & { errors?: object; message?: string };
  const draft = async (incentive: object | null, more: object = {}, by = marketer) => {
    const { surveyId } = await writeSurvey(api.connection, QUESTIONS);
    return by<Answered>('POST', '/api/surveyDistributions', {
      surveyId,
      names: { en: 'After delivery' },
      trigger: { kind: 'delivered', afterDays: 3 },
      incentive,
      ...more,
    });
  };
  const act = (by: Call, { id, version }: Distribution, noun: string, more: object = {}) =>
    by<Answered>('POST', `/api/surveyDistributions/${id}/${noun}`, { version, ...more });

  test('is refused by an open link, of an anonymous survey with points, and with codes for everybody', async () => {
    const points = { kind: 'points', points: 5 };
    const open = await draft(points, { trigger: { kind: 'openLink' } });
    expect([open.status, open.body.errors]).toEqual([
      422,
      { incentive: { kind: expect.stringContaining('surveyIncentives.errors.openLink') } },
    ]);
    const { surveyId } = await writeSurvey(api.connection, QUESTIONS, {
      identityMode: 'anonymous',
    });
    const anonymous = await draft(points, { surveyId });
    expect([anonymous.status, anonymous.body.errors]).toEqual([
      422,
      { incentive: { kind: expect.stringContaining('surveyIncentives.errors.anonymous') } },
    ]);
    const batchId = await makeBatch(rewards, 1, { claim: { bound: false } });
    const unbound = await draft({ kind: 'coupon', batchId });
    expect([unbound.status, unbound.body.errors]).toEqual([
      422,
      { incentive: { batchId: expect.stringContaining('unboundCodes') } },
    ]);
  });

  test('starts at once within what its author may give in a day, which counts on every day it runs', async () => {
    const first = (await draft({ kind: 'points', points: 100 }, { dailyLimit: 30 })).body;
    const { body: running } = await act(marketer, first, 'start');
    expect(running.state).toBe('running');
    api.now = NOW + DAY;
    const second = (await draft({ kind: 'points', points: 100 }, { dailyLimit: 30 })).body;
    const { body: waiting } = await act(marketer, second, 'start');
    expect(waiting).toMatchObject({ state: 'submitted', approval: 'submitted', startedAt: null });
    await act(marketer, running, 'end');
    api.now = NOW + 3 * DAY;
    const { body: withdrawn } = await act(marketer, waiting, 'withdrawal');
    expect(withdrawn).toMatchObject({ state: 'draft', approval: null });
    const { body: started } = await act(marketer, withdrawn, 'start');
    expect(started.state).toBe('running');
    await act(marketer, started, 'end');
  });

  test('above that waits for another person, who starts it or says why not', async () => {
    const made = (await draft({ kind: 'points', points: 100 })).body;
    const { body: waiting } = await act(marketer, made, 'start');
    expect(waiting.state).toBe('submitted');
    expect((await act(marketer, waiting, 'approval')).status).toBe(403);
    const attention = await manager<{ name: string }[]>('GET', '/api/account/attention');
    expect(JSON.stringify(attention.body)).toContain('distributionApprovals');
    const { body: rejected } = await act(manager, waiting, 'rejection', { reason: 'Too much' });
    expect(rejected).toMatchObject({ state: 'draft', approval: 'rejected', decision: 'Too much' });
    const { body: again } = await act(marketer, rejected, 'start');
    const { status, body: running } = await act(manager, again, 'approval');
    expect([status, running.state, running.approval]).toEqual([200, 'running', 'approved']);
    const history = await rows<{ verb: string }>(
      "select verb from activities where resource = 'surveyDistributions' and record_id = ? order by id",
      [String(made.id)],
    );
    expect(history.map(({ verb }) => verb)).toEqual([
      'create',
      'submit',
      'reject',
      'submit',
      'approve',
    ]);
    await act(manager, running, 'end');
  });

  test('that a manager wrote is approved by somebody else only', async () => {
    await spoil('update settings set adjustment_limit_manager = ?', [1000]);
    api.application.settings.forget();
    const made = (await draft({ kind: 'points', points: 100 }, {}, manager)).body;
    const { body: waiting } = await act(manager, made, 'start');
    expect(waiting.state).toBe('submitted');
    const own = await act(manager, waiting, 'approval');
    expect([own.status, own.body.message]).toEqual([409, 'surveyIncentives.errors.ownWork']);
    const { body: running } = await act(owner, waiting, 'approval');
    expect(running.state).toBe('running');
    await act(owner, running, 'end');
  });

  test('says what the expected answers would cost', async () => {
    const { body } = await draft({ kind: 'points', points: 100 });
    const { body: simulation } = await marketer<Simulation>(
      'GET',
      `/api/surveyDistributions/${body.id}/simulation`,
    );
    expect(simulation.cost).toBe(simulation.answers * 100);
  });
});
