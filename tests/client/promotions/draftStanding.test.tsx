/** What a draft waits for is said as it is known: whether somebody else must approve it. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import type { PromotionPage } from '../../../client/promotions/promotions/draft.ts';
import { Standing } from '../../../client/promotions/promotions/page/Standing.tsx';
import { loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'marketer', store: STORE };

test.each([
  [null, null, /until it is submitted, which needs no approval by someone else\.$/],
  ['budget', null, /^Draft: .* until it is submitted and someone else has approved it\.$/],
  ['noBudget', 2, /^Version 3 is a draft\. Version 2 stays .* and someone else has approved it\.$/],
  [null, 2, /^Version 3 is a draft\. Version 2 stays .* which needs no approval/],
])('approval %s, beside version %s', async (needsApproval, liveRevision, said) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const open = { status: 'draft', revision: 3, needsApproval };
  const promotion = { open, liveRevision, pausedAt: null, phase: 'draft', endsAt: null };
  render(
    <CoreAdminContext
      authProvider={loggedInAs(ME)}
      i18nProvider={polyglotI18nProvider(() => english, 'en')}
      queryClient={queryClient}
    >
      <Standing promotion={promotion as unknown as PromotionPage} />
    </CoreAdminContext>,
  );
  expect((await screen.findByRole('alert')).textContent).toMatch(said);
});
