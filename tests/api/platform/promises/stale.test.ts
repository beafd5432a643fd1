/** What a save of an outdated version is answered with: the record as its GET shows it to this caller, and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Role, ROLES } from '#contract/platform/access';
import { routes } from '#server/app';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, openApi, type OpenApi } from '../../support/openApi.ts';
import { type Prepared, type Write, WRITES } from './writes.ts';
import { create, promotion } from './writes/examples.ts';

/** A version that no record has. */
const OUTDATED = 999_999;
type Body = Record<string, unknown>;

let api: OpenApi;
const callers = new Map<Role, Call>();
beforeAll(async () => {
  api = await openApi();
  for (const role of ROLES) callers.set(role, await api.raw(role));
});
afterAll(() => api.close());

const callAs = (role: Role): Call => {
  const call = callers.get(role);
  if (!call) throw new Error(`Nobody is logged in as ${role}`);
  return call;
};

const saved = async (owner: Call, resource: string, body: object): Promise<Prepared> => {
  const { id } = await create(owner, resource, body);
  return { id, body: (await owner<Body>('GET', `/api/${resource}/${id}`)).body };
};
const EDITS: Record<string, Pick<Write, 'arrange'>> = {
  'PUT /products/:id': {
    arrange: (owner) =>
      saved(owner, 'products', {
        names: { en: 'Cup' },
        variants: [{ basePrice: 1200, cost: 700 }],
      }),
  },
  'PUT /promotions/:id': { arrange: (owner) => saved(owner, 'promotions', promotion()) },
};
const OF_ONE: [string, Pick<Write, 'arrange'>][] = Object.entries({ ...EDITS, ...WRITES }).filter(
  ([name]) => /^(POST|PUT) \/\w+\/:id/.test(name),
);

/** The resources with versions of which an example is saved. */
const ANSWERED = [
  'absences',
  'accountabilities',
  'afterSalesPolicies',
  'attributes',
  'audienceNames',
  'campaigns',
  'careRules',
  'cases',
  'categories',
  'competitorOffers',
  'correctiveActions',
  'dimensions',
  'earnApprovals',
  'instructions',
  'macros',
  'memberActivities',
  'memberEntries',
  'messageSettings',
  'messageTemplates',
  'orders',
  'pointAdjustments',
  'pointRewards',
  'priceLists',
  'products',
  'programmeVersions',
  'promotions',
  'qualityReviews',
  'redeemedRewards',
  'refundPayments',
  'refunds',
  'returnReasons',
  'returns',
  'rootCauses',
  'seasonalPlans',
  'segments',
  'serviceCalendars',
  'servicePolicies',
  'serviceRetention',
  'suggestionRules',
  'surveyAlerts',
  'surveyDistributions',
  'surveyResponses',
  'surveyVersions',
  'surveys',
  'tags',
  'teams',
  'ticketRules',
  'ticketViews',
  'tickets',
  'webhookEndpoints',
];

/** Those whose outdated saves were answered. */
const answered = new Set<string>();
/** Writes that are told which version was read, and do not ask: an outdated one was accepted. */
const accepted = new Set<string>();
const takesBody = new Set(
  routes.flatMap(({ method, path, body }) => (body ? [`${method.toUpperCase()} ${path}`] : [])),
);
const compare = async (
  name: string,
  role: Role,
  { id, addressed, action = '', body }: Prepared,
) => {
  const [method = '', path = ''] = name.split(' ');
  const resource = path.split('/')[1] ?? '';
  const record = addressed ?? String(id);
  const call = callAs(role);
  const refused = await call<Body>(
    method as 'POST',
    `/api${path.replace(':id', record).replace(':action', action)}`,
    {
      ...body,
      version: OUTDATED,
    },
  );
  if (refused.status < 400 && takesBody.has(name)) accepted.add(name);
  if (refused.body.message !== 'errors.stale') return;
  const read = await call<Body>('GET', `/api/${resource}/${record}`);
  const expected = read.status === 200 ? { current: read.body } : {};
  expect({ name, role, ...refused }).toMatchObject({ status: 409 });
  expect({ name, role, ...refused.body }).toEqual({
    name,
    role,
    message: 'errors.stale',
    ...expected,
  });
  answered.add(resource);
};

test('a save of an outdated version is answered with what the GET of the record gives to this role', async () => {
  for (const [name, { arrange }] of OF_ONE) {
    const prepared = await arrange(callAs('owner'), await api.store(), api.connection);
    // A segment is computed aside, which its answers tell of.
    await settledJobs();
    for (const role of ROLES) await compare(name, role, prepared);
  }
  expect([...answered].sort(), 'add the resource to ANSWERED here').toEqual(ANSWERED);
  expect([...accepted].sort(), 'ask for the version that was read').toEqual([]);
});

test('the seed of a draw stays on the server, and so do the hashes of what the store sent', async () => {
  const draw = WRITES['PUT /memberActivities/:id'];
  const ticket = WRITES['PUT /tickets/:id'];
  for (const [write, path] of [
    [draw, 'memberActivities'],
    [ticket, 'tickets'],
  ] as const) {
    if (!write) throw new Error(`No example of a save of ${path}`);
    const owner = callAs('owner');
    const { id, body } = await write.arrange(owner, await api.store(), api.connection);
    const sent = { ...body, version: OUTDATED };
    const { body: refused } = await owner<{ current: Body }>('PUT', `/api/${path}/${id}`, sent);
    expect(refused.current).toMatchObject({ id });
    expect(Object.keys(refused.current)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(seed|requestHash)$/)]),
    );
  }
});
