/** What is said before a promotion is submitted: whether it needs approval, as far as its check knows. */
import { QueryClient } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { expect, test } from 'vitest';
import type { PromotionReview } from '#contract/promotions/review';
import { english } from '../../../client/layout/english.ts';
import type { PromotionPage } from '../../../client/promotions/promotions/draft.ts';
import { newTerms } from '../../../client/promotions/promotions/newTerms.ts';
import { useConsequences } from '../../../client/promotions/promotions/page/useConsequences.ts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'marketer', store: STORE };

const lastLine = (review: Partial<PromotionReview> | null) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const nothing = async () => ({ data: [], total: 0 });
  const terms = newTerms(0, 'percent');
  const promotion = { id: 1, name: 'Spring', labels: {}, terms, open: null, liveRevision: null };
  const { result } = renderHook(
    () => useConsequences(promotion as unknown as PromotionPage, review as PromotionReview | null),
    {
      wrapper: ({ children }) => (
        <CoreAdminContext
          authProvider={loggedInAs(ME)}
          dataProvider={answeredBy({ call: nothing, getMany: nothing, getList: nothing })}
          i18nProvider={polyglotI18nProvider(() => english, 'en')}
          queryClient={queryClient}
        >
          {children}
        </CoreAdminContext>
      ),
    },
  );
  return result.current('submit').lines.at(-1);
};

test('the dialog names the one case that the check found, and both where it is not known', () => {
  expect(lastLine({ needsApproval: null })).toMatch(/^It needs no approval/);
  expect(lastLine({ needsApproval: 'budget' })).toMatch(
    /^It needs approval by someone else: .+\.$/,
  );
  expect(lastLine(null)).toMatch(/^Above the store’s budget limit .+; otherwise/);
});
