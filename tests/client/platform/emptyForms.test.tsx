/** Every form saves with nothing but what it must have: optional in the form is optional in the contract. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { Suspense } from 'react';
import {
  type AuthProvider,
  CoreAdminContext,
  type DataProvider,
  ResourceContextProvider,
  ResourceDefinitionContextProvider,
  type ResourceDefinitions,
  ThemeProvider,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { ZodType } from 'zod';
import { CategoryInput } from '#contract/catalog/categories';
import { ReturnReasonInput } from '#contract/orders/returnReasons';
import { AfterSalesPolicyInput } from '#contract/service/policies';
import { ProgrammeInput } from '#contract/members/programme';
import { BatchInput } from '#contract/pricing/priceBatches';
import { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { PromotionInput } from '#contract/promotions/promotions';
import { english } from '../../../client/layout/english.ts';
import { features } from '../../../client/resources.ts';

const AUTH = {
  checkAuth: async () => undefined,
  getIdentity: async () => ({ id: '1', name: 'Owner', role: 'owner' }),
};
const i18nProvider = polyglotI18nProvider(() => english, 'en');
/** Products have the largest form, and machines are busy. */
const PATIENT = { timeout: 60_000 };
const definitions = Object.fromEntries(
  features.map(({ name, recordRepresentation }) => [name, { name, recordRepresentation }]),
);
const NAMES = { en: 'Lamp', zh: '' };

/** A programme has one version of terms for these. */
const LEVELS = ['starter', 'plus'].map((key, index) => ({
  key,
  names: { en: key },
  rank: index + 1,
  color: null,
  members: 0,
}));

const NO_TARGETS = { P1: {}, P2: {}, P3: {}, P4: {} };
const SUMMARY = {
  matched: 0,
  changing: 0,
  flagged: 0,
  belowFloor: 0,
  skipped: {},
  raisedCount: 0,
  loweredCount: 0,
  averageChangeBps: null,
  maxChangeBps: null,
  largestChangeBps: null,
  minMarginBps: null,
  breaches: [],
};

/** Answers that are no lists. */
const CALLED: Record<string, object> = {
  '/members/audiences': { levels: LEVELS, groups: [], channels: [], segments: [] },
  '/audienceNames/rankPreview': { changes: [] },
  '/kpis/filters': { channels: [] },
  '/tickets/agents': ['agent', 'manager'].map((id) => ({
    id,
    name: id,
    absentUntil: null,
    substituteName: null,
  })),
  '/categories': [
    { id: 1, parentId: null, names: NAMES, path: '/1/', minPrice: null, minMarginBps: null },
  ],
  '/priceLists': [{ id: 1, name: 'Base', names: { en: 'Base' }, archivedAt: null }],
  '/promotions/review': {
    needsApproval: null,
    conflicts: [],
    worst: [],
    sampled: 0,
    unmet: [],
    findings: [],
    warnings: [],
  },
  '/priceBatches/preview': { rows: [], total: 0, summary: SUMMARY },
  '/segments/preview': { members: 0, outOf: 0, sample: [] },
};

/** What a record must have; everything else is left or made empty. */
const NEEDED: Record<string, object> = {
  attributes: {
    code: 'size',
    names: NAMES,
    type: 'colour',
    options: [{ code: 'red', names: NAMES }],
  },
  products: {
    names: NAMES,
    status: 'draft',
    descriptions: { en: '' },
    images: [{ url: 'https://example.com/a.png' }],
    options: [{ names: NAMES, values: [{ key: 'S', names: NAMES }] }],
    variants: [{ optionValues: ['S'], basePrice: 100 }],
  },
  competitorOffers: { variantId: 1, seller: 'Rival' },
  priceLists: { code: 'sale', names: NAMES, kind: 'sale' },
  suggestionRules: {
    name: 'Rule',
    aim: 'lowest',
    rounding: { ending: 'none', direction: 'nearest' },
  },
  audienceNames: { kind: 'levels', key: 'gold', names: NAMES },
  campaigns: { name: 'Spring', startsAt: 1_764_000_000_000 },
  couponBatches: { kind: 'unique', promotionId: 1, name: 'Codes', quantity: 10 },
  pointRewards: { kind: 'gift', names: NAMES, points: 100, stock: 5 },
  memberActivities: {
    kind: 'reward',
    campaignId: 1,
    code: 'spring',
    names: NAMES,
    startsAt: 1_764_000_000_000,
    endsAt: 1_765_000_000_000,
    perMember: { times: 1, period: 'ever' },
    points: 10,
  },
  segments: {
    key: 'regulars',
    names: NAMES,
    rule: { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 2, days: 365 }] },
  },
  qualityCards: { criteria: [{ key: 'tone', names: NAMES, weight: 10_000 }] },
  rootCauses: { code: 'packaging', names: NAMES },
  careRules: { name: 'After delivery', event: 'delivered', afterDays: 3, coolDownDays: 30 },
  tags: { key: 'vip', names: NAMES, kind: 'static' },
  surveys: {
    names: { en: 'Lamp', zh: '灯' },
    purpose: 'delivery',
    identityMode: 'identified',
  },
  surveyDistributions: { names: NAMES, surveyId: 1 },
  correctiveActions: {
    title: 'Pack better',
    surveyId: 1,
    measure: { kind: 'score', questionKey: 'q', rowKey: '' },
  },
  dimensions: { key: 'parking', names: NAMES, need: 'functional' },
  weightSets: { reason: 'Quality matters more' },
  satisfactionTargets: { measure: 'csat', fromMonth: '2025-12-01', source: 'Plan of the year' },
  serviceCalendars: {
    names: NAMES,
    timeZone: 'Asia/Shanghai',
    windows: [{ weekday: 1, from: 540, to: 1080 }],
  },
  servicePolicies: { names: NAMES, calendarId: 1, targets: NO_TARGETS },
  macros: { names: NAMES, shortcut: 'sorry', kind: 'public', texts: NAMES, next: 'stay' },
  ticketRules: { names: NAMES, trigger: 'opened', priority: 'P1' },
  teams: { names: NAMES },
  absences: {
    staffId: 'agent',
    substituteId: 'manager',
    fromAt: 1_764_000_000_000,
    untilAt: 1_765_000_000_000,
  },
  tickets: { type: 'care', channel: 'phone', subject: 'Call', message: 'Please call' },
};

/** Forms that begin without a source: what a person has to type, by the names of inputs. */
interface Page {
  contract: ZodType;
  typed: Record<string, string>;
  /** The option to choose, by the label of its field. */
  chosen?: Record<string, string>;
  /** Further fields that are filled from the start and must be. */
  filled?: RegExp;
  save?: string;
}
const TYPED: Record<string, Page> = {
  categories: { contract: CategoryInput, typed: { 'names.en': 'Kitchen' } },
  seasonalPlans: {
    contract: SeasonalPlanInput,
    typed: { 'names.en': 'Seasons' },
    chosen: { Category: 'Lamp' },
  },
  priceBatches: {
    contract: BatchInput,
    typed: { 'formula.method': 'percentDown', 'formula.bps': '10', name: 'Autumn' },
    save: 'Save as draft',
  },
  promotions: {
    contract: PromotionInput,
    typed: {
      'terms.rewards.0.steps.0.from': '300',
      'terms.rewards.0.steps.0.off.amount': '40',
      name: 'Spring',
      'labels.en': '40 off 300',
    },
  },
  afterSalesPolicies: {
    contract: AfterSalesPolicyInput,
    typed: {},
    filled: /base\.|quoteDays$/,
  },
  returnReasons: {
    contract: ReturnReasonInput,
    typed: { 'names.en': 'Too long', code: 'too-long' },
  },
  programmeVersions: {
    contract: ProgrammeInput,
    typed: {},
    filled:
      /names\.en$|conditions|earnRules\.\d\.(key|formula)|expiry\.months$|spending\.(points|amount|unit|maxShare)$/,
  },
};

/** Fields that hold what the record must have. */
const pathsIn = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        pathsIn(inner, path === '' ? key : `${path}.${key}`),
      )
    : value === ''
      ? []
      : [path];

afterEach(cleanup);

const show = async (resource: string, needed: object) => {
  const create = vi.fn(async (_: string, { data }: { data: object }) => ({
    data: { id: 1, ...data },
  }));
  const dataProvider = {
    getList: async () => ({ data: [], total: 0 }),
    getMany: async (_: string, { ids }: { ids: number[] }) => ({
      data: ids.map((id) => ({ id, name: 'Lamp', names: NAMES })),
    }),
    call: async (_: string, path: string) => ({ data: CALLED[path.split('?')[0] ?? ''] ?? [] }),
    create,
  } as unknown as DataProvider;
  const Create = features.find(({ name }) => name === resource)?.create;
  if (!Create || typeof Create !== 'object') throw new Error(`No form for ${resource}`);
  // The layout shows a page once the person is known.
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], await AUTH.getIdentity());
  const source = encodeURIComponent(JSON.stringify(needed));
  const Form = Create as unknown as React.ComponentType;
  render(
    <MemoryRouter initialEntries={[`/${resource}/create?source=${source}`]}>
      <CoreAdminContext
        dataProvider={dataProvider}
        authProvider={AUTH as unknown as AuthProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
      >
        <ThemeProvider>
          <ResourceDefinitionContextProvider definitions={definitions as ResourceDefinitions}>
            <ResourceContextProvider value={resource}>
              <Suspense>
                <Form />
              </Suspense>
            </ResourceContextProvider>
          </ResourceDefinitionContextProvider>
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return create;
};

test('every feature with a form is tried', () => {
  const forms = features.filter(({ create }) => create).map(({ name }) => name);
  expect(
    [...Object.keys(NEEDED), ...Object.keys(TYPED)].sort(),
    'add what its form must have to NEEDED or TYPED here',
  ).toEqual(expect.arrayContaining(forms.sort()));
});

/** Types into every optional field that is in sight and empties it again. */
const emptyAll = (isNeeded: (name: string) => boolean) => {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('form input, form textarea')];
  const typed = inputs.filter(
    (input) =>
      !input.readOnly &&
      input.name !== '' &&
      input.getAttribute('aria-hidden') !== 'true' &&
      input.getAttribute('role') !== 'combobox' &&
      ['text', 'number', 'url', 'textarea'].includes(input.type) &&
      !isNeeded(input.name),
  );
  for (const input of typed) {
    if (input.value === '') fireEvent.change(input, { target: { value: '1' } });
    fireEvent.change(input, { target: { value: '' } });
    fireEvent.blur(input);
  }
};
const inputNamed = (name: string) =>
  document.querySelector<HTMLInputElement>(`form [name="${name}"]`);

test.each(Object.entries(TYPED))(
  'the form of %s, of which a person types what it must have, saves with all else emptied',
  async (resource, { contract, typed, chosen = {}, filled, save = 'Save' }) => {
    const create = await show(resource, {});
    const button = await screen.findByRole('button', { name: save }, PATIENT);
    for (const [name, value] of Object.entries(typed)) {
      await waitFor(() => expect(inputNamed(name)).not.toBeNull(), PATIENT);
      fireEvent.change(inputNamed(name) as HTMLInputElement, { target: { value } });
      fireEvent.blur(inputNamed(name) as HTMLInputElement);
    }
    for (const [label, name] of Object.entries(chosen)) {
      fireEvent.mouseDown(screen.getByLabelText(label));
      fireEvent.click(await screen.findByRole('option', { name }, PATIENT));
    }
    emptyAll((name) => name in typed || filled?.test(name) === true);
    fireEvent.click(button);
    await waitFor(() => {
      const errors = [...document.querySelectorAll('form .Mui-error')].map(
        ({ textContent }) => textContent,
      );
      expect(errors).toEqual([]);
      expect(create).toHaveBeenCalledTimes(1);
    }, PATIENT);
    expect(contract.safeParse(create.mock.lastCall?.[1].data).error).toBeUndefined();
  },
  120_000,
);

test.each(Object.entries(NEEDED))(
  'the form of %s saves with every optional field emptied',
  async (resource, needed) => {
    const create = await show(resource, needed);
    const save = await screen.findByRole('button', { name: 'Save' }, PATIENT);
    const mustHave = pathsIn(needed);
    emptyAll((name) => mustHave.includes(name));
    fireEvent.click(save);
    await waitFor(() => {
      const errors = [...document.querySelectorAll('.Mui-error')].map(
        ({ textContent }) => textContent,
      );
      expect(errors).toEqual([]);
      expect(create).toHaveBeenCalledTimes(1);
    }, PATIENT);
  },
  120_000,
);
