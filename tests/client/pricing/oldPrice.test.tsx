/** What a row of a price batch says about the price that it starts from. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { beforeOf } from '#rules/pricing/priceBatches';
import { english } from '../../../client/layout/english.ts';
import { Old } from '../../../client/pricing/priceBatches/rowParts.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const PRICES = { oldAmount: 13_900, ownAmount: 13_900, outlasts: false, todayAmount: 13_900 };

const saidOf = (prices: Partial<BatchRow>) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const { container } = render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <Old row={{ ...PRICES, ...prices } as BatchRow} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return container.textContent;
};

test('one price stands alone where it is the same today, when the batch begins, and in its list', () => {
  expect(saidOf({})).toBe('¥139.00');
  expect(saidOf({ ownAmount: null })).toBe('¥139.00');
});

test('a price that is not the one of today is named beside it', () => {
  expect(saidOf({ todayAmount: 12_000 })).toBe('¥139.00today ¥120.00');
});

test('a temporary price that the batch does not start from is called one, and that of a list by its list', () => {
  expect(saidOf({ ownAmount: 12_510, outlasts: true })).toBe('¥139.00temporarily ¥125.10');
  expect(saidOf({ ownAmount: 9900 })).toBe('¥139.00in this list ¥99.00');
});

test('the difference is counted from the price that the row starts from, or that of its list', () => {
  expect(beforeOf({ oldAmount: 13_900, ownAmount: 12_510, outlasts: true })).toBe(13_900);
  expect(beforeOf({ oldAmount: 13_900, ownAmount: 9900, outlasts: false })).toBe(9900);
  expect(beforeOf({ oldAmount: 13_900, ownAmount: null, outlasts: false })).toBe(13_900);
});
