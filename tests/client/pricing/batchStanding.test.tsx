/** What the page and the history of a price batch say of its approval, and of the batch that reverted it. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ResourceDefinitionContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { Changes } from '../../../client/platform/shared/Changes.tsx';
import { BatchStanding } from '../../../client/pricing/priceBatches/BatchStanding.tsx';
import { features } from '../../../client/resources.ts';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const REVERTING = { id: 9, name: 'Coats 62.5 down', revertsId: 7 };
const show = (page: React.ReactNode, language: 'en' | 'zh', id = '2') => {
  const me = { id, name: 'Ann', role: 'manager', store: { ...STORE, language } };
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], me);
  return render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={{ ...loggedInAs(me), canAccess: async () => true }}
        dataProvider={answeredBy({ getMany: async () => ({ data: [REVERTING] as never }) })}
        i18nProvider={polyglotI18nProvider(() => (language === 'en' ? english : chinese), language)}
        queryClient={queryClient}
      >
        <ResourceDefinitionContextProvider
          definitions={Object.fromEntries(
            features.map(({ name, options }) => [name, { name, options }]),
          )}
        >
          {page}
        </ResourceDefinitionContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
};

const SUBMITTED = {
  id: 7,
  phase: 'submitted',
  status: 'submitted',
  breaches: [],
  authorId: '1',
  authorName: 'Ben',
} as unknown as PriceBatch;

test('whoever can approve a batch is told so, and its author that someone else does', async () => {
  show(<BatchStanding batch={SUBMITTED} />, 'en');
  await screen.findByText('Awaiting your approval, or that of another who may. Ben created it.');
  cleanup();
  show(<BatchStanding batch={SUBMITTED} />, 'en', '1');
  await screen.findByText(/^Awaiting approval by someone else/);
});

test.each([
  ['en', 'Revert of “Coats 62.5 down”'],
  ['zh', '撤销“Coats 62.5 down”'],
] as const)(
  'a history calls the batch that reverts another as its page does: %s',
  async (language, name) => {
    const { container } = show(
      <Changes resource="priceBatches" before={null} after={{ revertedById: 9 }} />,
      language,
    );
    await waitFor(() => expect(container.textContent).toContain(name), { timeout: 4000 });
  },
);
