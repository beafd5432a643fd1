/** What is said before a batch is submitted: prices change at once, or only when somebody has approved it. */
import { QueryClient } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { expect, test } from 'vitest';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { MovedSince } from '#contract/pricing/priceBatches/batchRows';
import { english } from '../../../client/layout/english.ts';
import { useConsequences } from '../../../client/pricing/priceBatches/useConsequences.ts';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };

const linesOf = (batch: Partial<PriceBatch>, moved?: MovedSince) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  if (moved) queryClient.setQueryData(['priceBatches', 'moved', 7, 1], moved);
  const whole = {
    id: 7,
    version: 1,
    revertsId: null,
    name: 'Autumn',
    authorName: 'Ann',
    itemCount: 20,
    startsAt: null,
    endsAt: null,
    breaches: [],
    phase: 'draft',
    ...batch,
  } as unknown as PriceBatch;
  const { result } = renderHook(() => useConsequences(whole), {
    wrapper: ({ children }) => (
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call: async () => ({ data: [] }) })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        {children}
      </CoreAdminContext>
    ),
  });
  return result.current('submit').lines;
};

test('prices of a batch that needs approval do not change immediately', () => {
  expect(linesOf({})).toEqual(['20 prices change immediately.']);
  expect(linesOf({ breaches: ['rows'] })).toEqual([
    'It needs approval: more prices than the limit. No price changes until then.',
    '20 prices change as soon as it is approved.',
  ]);
});

test('what has changed since the prices were computed is said before they are applied', () => {
  const since = Date.UTC(2026, 10, 25, 9, 30);
  const moved = { since, total: 3, prices: 1, costs: 2, floors: 0, rows: [] };
  expect(linesOf({}, moved)).toEqual([
    '20 prices change immediately.',
    '3 of the new prices were computed from figures that have changed since Nov 25, 2026, 9:30 AM.',
    'Earlier prices: 1, costs: 2, floors: 0.',
  ]);
  expect(linesOf({}, { ...moved, total: 0 })).toEqual(['20 prices change immediately.']);
});
