/** What of an activity stays once somebody has entered is locked from the start, with the reason beside it. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  Form,
  RecordContextProvider,
  ResourceContextProvider,
} from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_FORMATS } from '#shared/localization';
import { english } from '../../../client/layout/english.ts';
import { ActivityFields } from '../../../client/promotions/memberActivities/ActivityFields.tsx';
import { en as words } from '../../../client/promotions/memberActivities/messages.ts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: DEFAULT_FORMATS };
const NAMES = { en: 'Launch' };
const PRIZE = { id: 1, names: NAMES, points: 5, batchId: null, rate: 1000, stock: 3 };
const REASON = words.memberActivities.errors.fixed;

const show = (kind: string, lastNumber: number) => {
  const record = {
    id: 7,
    campaignId: 1,
    code: 'launch',
    kind,
    names: NAMES,
    themes: {},
    descriptions: {},
    startsAt: 1_764_000_000_000,
    endsAt: 1_765_000_000_000,
    audience: { levels: [], fromLevel: null, groups: [], segments: [] },
    perMember: { times: 1, period: 'ever' },
    byLevel: [],
    maxEntries: 100,
    points: 50,
    batchId: 2,
    productId: 3,
    winners: 3,
    prizes: kind === 'draw' ? [PRIZE] : [],
    entryCount: 0,
    lastNumber,
  };
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <CoreAdminContext
      authProvider={loggedInAs(ME)}
      dataProvider={answeredBy({
        getList: async () => ({ data: [], total: 0 }),
        getMany: async (_: string, { ids }: { ids: number[] }) => ({
          data: ids.map((id) => ({ id, name: `Record ${id}`, names: NAMES })),
        }),
        call: async () => ({ data: { levels: [], groups: [], channels: [], segments: [] } }),
      })}
      i18nProvider={polyglotI18nProvider(() => english, 'en')}
      queryClient={queryClient}
    >
      <ResourceContextProvider value="memberActivities">
        <RecordContextProvider value={record}>
          <Form record={record}>
            <ActivityFields isKindFixed />
          </Form>
        </RecordContextProvider>
      </ResourceContextProvider>
    </CoreAdminContext>,
  );
};

/** Labels of the inputs that say the reason, each of which is locked. */
const lockedFields = (): string[] =>
  [...document.querySelectorAll('.MuiFormHelperText-root')]
    .filter(({ textContent }) => textContent === REASON)
    .map((help) => {
      const input = help.parentElement!.querySelector('input')!;
      expect([input.id, input.readOnly || input.disabled]).toEqual([input.id, true]);
      return help.parentElement!.querySelector('label')!.textContent!.replace(/\s*\*$/, '');
    });

test.each([
  ['reward', ['Campaign', 'Code', 'Points given', 'Coupon batch']],
  ['contest', ['Campaign', 'Code', 'Points given', 'Coupon batch']],
  ['reservation', ['Campaign', 'Code', 'Product', 'Coupon batch']],
  ['draw', ['Campaign', 'Code', 'Points', 'Coupon batch', 'Odds']],
])('of a %s that was entered', async (kind, fields) => {
  show(kind, 1);
  await screen.findByDisplayValue('Record 1', {}, { timeout: 10_000 });
  await waitFor(() => expect(lockedFields()).toEqual(fields));
  expect(screen.queryByRole('button', { name: /^(Add a prize|Remove prize)/ })).toBeNull();
});

test('nothing is locked of one that nobody has entered', async () => {
  show('draw', 0);
  await screen.findByDisplayValue('Record 1', {}, { timeout: 10_000 });
  expect(lockedFields()).toEqual([]);
  screen.getByRole('button', { name: 'Add a prize' });
});
