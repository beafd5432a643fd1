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

/** Answers that are no lists. */
const CALLED: Record<string, object> = {
  '/members/audiences': { levels: [], groups: [], channels: [], segments: [] },
  '/audienceNames/rankPreview': { changes: [] },
  '/kpis/filters': { channels: [] },
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
  tags: { key: 'vip', names: NAMES, kind: 'static' },
};
/** Their forms are no forms of a record, and have tests of their own. */
const OTHERS = ['categories', 'promotions', 'priceBatches', 'seasonalPlans', 'programmeVersions'];

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
    call: async (_: string, path: string) => ({ data: path in CALLED ? CALLED[path] : [] }),
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
    [...Object.keys(NEEDED), ...OTHERS].sort(),
    'add what its form must have to NEEDED here',
  ).toEqual(expect.arrayContaining(forms.sort()));
});

test.each(Object.entries(NEEDED))(
  'the form of %s saves with every optional field emptied',
  async (resource, needed) => {
    const create = await show(resource, needed);
    const save = await screen.findByRole('button', { name: 'Save' }, PATIENT);
    const mustHave = pathsIn(needed);
    const inputs = [...document.querySelectorAll<HTMLInputElement>('form input, form textarea')];
    const isChoice = (input: Element) => input.getAttribute('role') === 'combobox';
    const typed = inputs.filter(
      ({ type, name, readOnly }, index) =>
        !readOnly &&
        name !== '' &&
        !isChoice(inputs[index] as Element) &&
        ['text', 'number', 'url', 'textarea'].includes(type) &&
        !mustHave.includes(name),
    );
    for (const input of typed) {
      fireEvent.change(input, { target: { value: '1' } });
      fireEvent.change(input, { target: { value: '' } });
      fireEvent.blur(input);
    }
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
