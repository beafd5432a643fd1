/** Nothing is offered for a member who was erased that would be refused. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, RecordContextProvider, ResourceContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import MemberEntriesSection from '../../../client/promotions/memberEntries/MemberEntriesSection.tsx';
import MemberRewardsSection from '../../../client/promotions/redeemedRewards/MemberRewardsSection.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const ANSWERS: Record<string, object> = {
  '/members/7/activities': { activities: [{ id: 1, names: { en: 'Wheel' }, words: [] }] },
};
const show = (member: object) =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({
          getList: async () => ({ data: [], total: 0 }),
          call: async (_: string, path: string) => ({
            data: ANSWERS[path] ?? { rewards: [{ id: 1 }], balance: 0 },
          }),
        })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      >
        <ResourceContextProvider value="members">
          <RecordContextProvider value={{ id: 7, mergedInto: null, erasedAt: null, ...member }}>
            <MemberEntriesSection />
            <MemberRewardsSection />
          </RecordContextProvider>
        </ResourceContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
const verbs = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);

test('a member can be entered and redeem, an erased one cannot', async () => {
  show({});
  await screen.findByRole('button', { name: 'Enter an activity' });
  await screen.findByRole('button', { name: 'Redeem points' });
  cleanup();
  show({ erasedAt: 5 });
  await screen.findByText(/This member has not entered an activity yet\./);
  expect(verbs()).toEqual([]);
});
