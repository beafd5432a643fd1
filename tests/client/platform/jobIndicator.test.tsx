/** The button in the header with the number of running jobs. */
import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type AuthProvider, CoreAdminContext, ThemeProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { JobIndicator } from '../../../client/platform/jobs/JobIndicator.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);
/** Also on a busy machine. */
const SOON = { timeout: 4000 };

test('the number that is seen is in the name of the button, also after the last job has ended', async () => {
  let total = 3;
  const getList = () => Promise.resolve({ data: [], total });
  const queryClient = new QueryClient();
  render(
    <MemoryRouter>
      <CoreAdminContext
        queryClient={queryClient}
        authProvider={{ canAccess: async () => true } as unknown as AuthProvider}
        dataProvider={answeredBy({ getList })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        <ThemeProvider>
          <JobIndicator />
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const button = await screen.findByRole('button', { name: /: 3 running/ }, SOON);
  expect(button.textContent).toBe('3');
  for (const [number, seen] of [
    [1234, '1234'],
    [0, ''],
  ] as const) {
    total = number;
    await act(() => queryClient.invalidateQueries());
    await screen.findByRole('button', { name: `Background work: ${number} running` }, SOON);
    expect(button.textContent).toBe(seen);
  }
});
