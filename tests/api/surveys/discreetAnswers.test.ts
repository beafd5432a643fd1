/**
 * An answer of a survey that does not tell who answered changes nothing that any role reads in the month in which it is given,
 * for beside the invitation it would tell whose it is. All routes that only read are compared.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, type Role, ROLES } from '#contract/platform/access';
import type { Asked } from '#contract/surveys/asked';
import type { Distribution } from '#contract/surveys/distributions';
import type { Invitation } from '#contract/surveys/invitations';
import type { IdentityMode } from '#contract/surveys/surveys';
import { routes } from '#server/app';
import type { Route } from '#server/platform/http/route';
import { memberWith, openRewards, type RewardStore } from '../promotions/rewardStore.ts';
import { openApi, type OpenApi } from '../support/openApi.ts';
import { answerSlowly, invite, seenAt, TOLD_AT, writeDistribution } from './answerStore.ts';
import { choice, comment, csat, writeSurvey } from './surveyStore.ts';

/** Instants at which something was read. */
const MOVING = /"(readAt|lastSeenAt|lastUsedAt)":\d+/g;
const MONTHS = 'from=2025-09-01&to=2025-12-01';
const PLACE = 'kind=score&questionKey=whole';
/** What a route needs to be asked at all. */
const QUERIES: readonly [RegExp, string][] = [
  [/^\/surveys\/:id\/(trend|agentCuts)$/, `${MONTHS}&${PLACE}`],
  [/^\/surveys\/:id\/cuts$/, `${MONTHS}&${PLACE}&by=channel`],
  [/^\/surveys\/:id\//, MONTHS],
];
const queryOf = (path: string) => QUERIES.find(([pattern]) => pattern.test(path))?.[1] ?? '';

let api: OpenApi;
let rewards: RewardStore;
beforeAll(async () => {
  api = await openApi();
  rewards = await openRewards(api);
});
afterAll(() => api.close());

const sent = async (identityMode: IdentityMode) => {
  const { surveyId, versionId } = await writeSurvey(
    api.connection,
    [{ ...csat('whole', 'quality'), isRequired: true }, choice('why', ['late']), comment('said')],
    { identityMode },
  );
  const distributionId = await writeDistribution(api, surveyId);
  const paths: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { id } = await memberWith(rewards, 0);
    const { path } = await invite(
      api,
      { distributionId, versionId },
      { memberId: id, snapshot: { agentId: 'agent', channel: 'web' } },
    );
    paths.push(path);
  }
  return { surveyId, distributionId, paths };
};

const MOST_RECORDS = 6;
const read = async (role: Role): Promise<Map<string, string>> => {
  const call = await api.raw(role);
  const found = new Map<string, string>();
  const ids = new Map<string, string[]>();
  const ask = async (path: string, query = '') => {
    const address = `${path}${query && `?${query}`}`;
    const { status, body } = await call<unknown>('GET', `/api${address}`);
    found.set(address, `${status} ${JSON.stringify(body).replace(MOVING, '')}`);
    return body;
  };
  const asked = routes.filter(
    ({ method, access, stream }: Route) =>
      method === 'get' &&
      !stream &&
      'resource' in access &&
      can(role, access.resource, access.action),
  );
  for (const { path } of asked.filter((one) => !one.path.includes(':'))) {
    const body = await ask(path, queryOf(path));
    if (Array.isArray(body))
      ids.set(
        path.slice(1),
        (body as { id?: unknown }[])
          .flatMap(({ id }) => (id === undefined ? [] : [String(id)]))
          .slice(0, MOST_RECORDS),
      );
  }
  for (const { path } of asked.filter((one) => one.path.includes(':id')))
    for (const id of ids.get(path.split('/', 2)[1] ?? '') ?? [])
      if (!path.includes(':resource')) await ask(path.replace(':id', id), queryOf(path));
  for (const [resource, some] of ids)
    for (const id of some) await ask(`/history/${resource}/${encodeURIComponent(id)}`);
  return found;
};

describe.each(['confidential', 'anonymous'] as const)(
  'An answer of a survey that is %s',
  (mode) => {
    test('changes nothing that anybody reads in its month', async () => {
      const { surveyId, distributionId, paths } = await sent(mode);
      await answerSlowly(api, paths[0] ?? '', [{ v: '5' }, {}, { v: '', go: 'send' }]);
      const before = new Map<Role, Map<string, string>>();
      // The log tells who signs in.
      for (const role of ROLES) await api.cookie(role);
      for (const role of ROLES) before.set(role, await read(role));
      await answerSlowly(api, paths[1] ?? '', [
        { v: '1' },
        { v: 'late' },
        { v: 'Bad', go: 'send' },
      ]);
      const told: string[] = [];
      for (const role of ROLES)
        for (const [address, answer] of await read(role))
          if (before.get(role)?.get(address) !== answer)
            told.push(`${role} ${address}\n${before.get(role)?.get(address)}\n${answer}`);
      expect(told).toEqual([]);
      expect(before.get('owner')?.size).toBeGreaterThan(200);

      // The links ended in December.
      const look = (at: number) =>
        seenAt(api, at, async (call) => {
          const of = async <T>(path: string) => (await call<T>('GET', `/api/${path}`)).body;
          const filter = encodeURIComponent(JSON.stringify({ distributionId }));
          const [listed] = await of<Distribution[]>(
            `surveyDistributions?filter={"id":[${distributionId}]}`,
          );
          return [
            (await of<Invitation[]>(`surveyInvitations?filter=${filter}`)).filter(
              ({ completedAt, sentAt }) => completedAt !== null && completedAt === sentAt,
            ).length,
            (await of<Asked>(`surveys/${surveyId}/asked?${MONTHS}`)).completed,
            (await of<Distribution>(`surveyDistributions/${distributionId}`)).answered,
            listed?.answered,
          ];
        });
      expect(await look(TOLD_AT)).toEqual([0, 0, 2, 2]);
      expect(await look(Date.parse('2026-01-02T00:00+08:00'))).toEqual([2, 2, 2, 2]);
    }, 300_000);
  },
);
