/** Among the adjustments of a member a file shows what it changes for that member, not for all of its members. */
import { cleanup, render, screen } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { PointAdjustment } from '#contract/members/adjustments';
import { english } from '../../../client/layout/english.ts';
import { MemberChange } from '../../../client/members/adjustments/MemberChange.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Mia', role: 'owner', store: STORE };
const ROW = {
  id: 5,
  memberId: null,
  pointsAdded: 1_355,
  pointsTaken: 0,
  growthAdded: 0,
  growthTaken: 0,
} as PointAdjustment;

test('a file shows the sum of the rows of the member', async () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const lines = [
    { id: 1, points: 12, growth: 0 },
    { id: 2, points: -2, growth: 5 },
  ];
  const getList = vi.fn(async () => ({ data: lines, total: lines.length }));
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ getList })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <MemberChange row={ROW} memberId={7} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  expect(await screen.findByText('+12 points, −2 points, +5 growth')).toBeTruthy();
  expect(getList).toHaveBeenCalledWith(
    'pointAdjustmentLines',
    expect.objectContaining({ filter: { adjustmentId: 5, memberId: 7 } }),
  );
});
