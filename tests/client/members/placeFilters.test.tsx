/** Filters by place offer what occurs, and take what is typed in part. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form, ResourceContextProvider } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { chinese } from '../../../client/layout/chinese.ts';
import { CountryFilter, RegionFilter } from '../../../client/members/members/PlaceFilters.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'zh' };
const ME = { id: '1', name: 'Ann', role: 'agent', store: STORE };
const PLACES = { regions: ['Jiangsu', 'Zhejiang'], countries: ['CN', 'United Kingdom'] };
const Held = () => <output>{JSON.stringify(useWatch())}</output>;

const show = (filter: React.ReactNode) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call: async () => ({ data: PLACES }) })}
        i18nProvider={polyglotI18nProvider(() => chinese, 'zh')}
        queryClient={queryClient}
      >
        <ResourceContextProvider value="members">
          <Form>
            {filter}
            <Held />
          </Form>
        </ResourceContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return userEvent.setup();
};
const held = () => JSON.parse(document.querySelector('output')?.textContent ?? '') as object;

test('a region is chosen from those that occur, or typed in part', async () => {
  const user = show(<RegionFilter source="region" />);
  await user.type(await screen.findByRole('combobox', { name: '地区' }), 'zhe');
  expect(held()).toEqual({ region: 'zhe' });
  await user.click(await screen.findByRole('option', { name: 'Zhejiang' }));
  expect(held()).toEqual({ region: 'Zhejiang' });
});

test('a country is chosen by its name in the language of the screen', async () => {
  const user = show(<CountryFilter source="country" />);
  await user.type(await screen.findByRole('combobox'), '英');
  await user.click(await screen.findByRole('option', { name: '英国' }));
  expect(held()).toEqual({ country: 'United Kingdom' });
});
