/** The form of a version of the members' programme: what is wrong stands beside its field, and what is typed is sent. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { Suspense } from 'react';
import {
  type AuthProvider,
  CoreAdminContext,
  type DataProvider,
  ResourceContextProvider,
  ThemeProvider,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { ProgrammeInput, type ProgrammeTerms } from '#contract/members/programme';
import { startingTerms } from '#rules/members/programmeTerms';
import { english } from '../../../client/layout/english.ts';
import { features } from '../../../client/resources.ts';

const AUTH = {
  checkAuth: async () => undefined,
  getIdentity: async () => ({ id: '1', name: 'Owner', role: 'owner' }),
};
const i18nProvider = polyglotI18nProvider(() => english, 'en');
const PATIENT = { timeout: 60_000 };
const KEYS = ['starter', 'plus', 'premium', 'diamond'];
const CHOICES = {
  levels: KEYS.map((key, index) => ({
    key,
    names: { en: key },
    rank: index + 1,
    color: null,
    members: 0,
  })).reverse(),
  groups: [],
  channels: [],
  segments: [],
};

afterEach(cleanup);

const show = async (approved: ProgrammeTerms | null = null) => {
  const create = vi.fn(async (_: string, { data }: { data: object }) => ({
    data: { id: 1, ...data },
  }));
  const dataProvider = {
    // None is worked on or awaits approval.
    getList: async (resource: string, { filter }: { filter: { state?: unknown } }) =>
      resource === 'programmeVersions' && approved && filter.state === 'approved'
        ? { data: [{ id: 1, number: 1, terms: approved }], total: 1 }
        : { data: [], total: 0 },
    call: async (_: string, path: string) => ({
      data: path === '/members/audiences' ? CHOICES : [],
    }),
    create,
  } as unknown as DataProvider;
  const feature = features.find(({ name }) => name === 'programmeVersions');
  const Form = feature?.create as unknown as React.ComponentType;
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], await AUTH.getIdentity());
  render(
    <MemoryRouter initialEntries={['/programmeVersions/create']}>
      <CoreAdminContext
        dataProvider={dataProvider}
        authProvider={AUTH as unknown as AuthProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
      >
        <ThemeProvider>
          <ResourceContextProvider value="programmeVersions">
            <Suspense>
              <Form />
            </Suspense>
          </ResourceContextProvider>
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await screen.findByRole('group', { name: 'starter' }, PATIENT);
  return create;
};
const type = (input: HTMLElement, value: string) => {
  fireEvent.change(input, { target: { value } });
  fireEvent.blur(input);
};
const threshold = (level: string) =>
  within(screen.getByRole('group', { name: level })).getByLabelText(/^From/);
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
const sentBy = async (create: ReturnType<typeof vi.fn>) => {
  await waitFor(() => expect(create).toHaveBeenCalledTimes(1), PATIENT);
  const [, sent] = create.mock.lastCall ?? [];
  return ProgrammeInput.parse((sent as { data: unknown } | undefined)?.data);
};

test('The first version starts from common terms for the levels of the store, and is sent as typed', async () => {
  const create = await show();
  type(threshold('plus'), '2000');
  save();
  const { terms } = await sentBy(create);
  expect(terms.levels.map(({ key }) => key)).toEqual(KEYS);
  expect(terms.levels[1]?.conditions).toEqual([
    { metric: 'growth', window: { kind: 'months', months: 12 }, threshold: 2000 },
  ]);
  expect(terms.earnRules.map(({ priority }) => priority)).toEqual([10, 20, 30, 40, 50]);
}, 120_000);

test('A threshold that overlaps is said beside its field while it is typed, and stays typed', async () => {
  const create = await show();
  type(threshold('premium'), '1000');
  await screen.findByText(/A lower level asks for as much or more/, {}, PATIENT);
  expect((threshold('premium') as HTMLInputElement).value).toBe('1000');
  save();
  await waitFor(() => expect(threshold('premium').getAttribute('aria-invalid')).toBe('true'));
  expect(create).not.toHaveBeenCalled();
}, 120_000);

test('A level that is removed asks where its members go', async () => {
  const create = await show(startingTerms(KEYS, 100));
  fireEvent.click(screen.getByRole('button', { name: 'Remove plus' }));
  const target = await screen.findByLabelText('Members of plus move to', {}, PATIENT);
  save();
  await screen.findByText(/The version before has the level plus/, {}, PATIENT);
  fireEvent.mouseDown(target);
  fireEvent.click(await screen.findByRole('option', { name: 'starter' }, PATIENT));
  save();
  const { terms } = await sentBy(create);
  expect(terms.levels.map(({ key }) => key)).toEqual(['starter', 'premium', 'diamond']);
  expect(terms.movedLevels).toEqual([{ from: 'plus', to: 'starter' }]);
}, 120_000);

test('Rules are added, moved and removed', async () => {
  const create = await show();
  fireEvent.click(screen.getByRole('button', { name: 'Add rule' }));
  const rule = await screen.findByRole('group', { name: 'New rule' }, PATIENT);
  type(within(rule).getByLabelText(/English/), 'Shares');
  fireEvent.click(await screen.findByRole('button', { name: 'Move Shares up' }, PATIENT));
  fireEvent.click(screen.getByRole('button', { name: 'Remove rule Invite a friend' }));
  save();
  const { terms } = await sentBy(create);
  expect(terms.earnRules.map(({ key, names }) => [key, names.en])).toEqual([
    ['spend', 'Points for orders'],
    ['growth', 'Growth for orders'],
    ['sign-in', 'Daily sign-in'],
    ['rule-6', 'Shares'],
    ['review', 'Approved review'],
  ]);
}, 120_000);

test('The hours of a rule are typed as times of the day, and taken back as a whole', async () => {
  const create = await show();
  const rule = screen.getByRole('group', { name: 'Points for orders' });
  fireEvent.click(within(rule).getByRole('button', { name: /Limits, goods, members and times/ }));
  fireEvent.click(
    await within(rule).findByRole('button', { name: 'Only at certain hours' }, PATIENT),
  );
  type(await within(rule).findByLabelText('From (time)', {}, PATIENT), '22:30');
  type(within(rule).getByLabelText('Until (time)'), '02:00');
  const other = screen.getByRole('group', { name: 'Growth for orders' });
  fireEvent.click(within(other).getByRole('button', { name: /Limits, goods, members and times/ }));
  fireEvent.click(
    await within(other).findByRole('button', { name: 'Only at certain hours' }, PATIENT),
  );
  fireEvent.click(
    await within(other).findByRole('button', { name: 'Reward at all hours' }, PATIENT),
  );
  save();
  const { terms } = await sentBy(create);
  expect(terms.earnRules.slice(0, 2).map(({ hours }) => hours)).toEqual([
    { from: 1350, to: 120 },
    null,
  ]);
}, 120_000);
