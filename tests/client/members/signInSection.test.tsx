/** Signing in on the member's page: the streak, what comes next, and the days of a month. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, RecordContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { MemberSignIns } from '#contract/members/signIns';
import { english } from '../../../client/layout/english.ts';
import SignInSection from '../../../client/members/members/SignInSection.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const day = (on: string, streak: number) => ({
  day: on,
  occurredAt: 0,
  streak,
  ladderDay: streak,
  points: streak,
  growth: 0,
});
const NOVEMBER: MemberSignIns = {
  month: '2025-11',
  today: '2025-11-21',
  isToday: true,
  streak: 2,
  ladder: { days: [1, 2, 3], afterwards: 'restart' },
  days: [day('2025-11-20', 1), day('2025-11-21', 2)],
  next: { day: '2025-11-22', streak: 3, ladderDay: 3, points: 3, growth: 2 },
};

test('the days of a month stand with what each gave, and earlier months can be read', async () => {
  const asked: string[] = [];
  const queryClient = new QueryClient();
  const person = { id: 'u', fullName: 'Somebody', role: 'agent', store: STORE };
  queryClient.setQueryData(['auth', 'getIdentity'], person);
  render(
    <MemoryRouter>
      <CoreAdminContext
        queryClient={queryClient}
        authProvider={loggedInAs(person)}
        dataProvider={answeredBy({
          call: async (_: string, path: string) => {
            asked.push(path);
            return {
              data: path.endsWith('month=2025-10')
                ? { ...NOVEMBER, month: '2025-10', days: [] }
                : NOVEMBER,
            };
          },
        })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        <RecordContextProvider value={{ id: 7 }}>
          <SignInSection />
        </RecordContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const table = await screen.findByRole('table', { name: 'Sign-ins' });
  const rows = within(table)
    .getAllByRole('row')
    .map((row) => row.textContent);
  expect(rows).toEqual(['DayDays in a rowPointsGrowth', 'Nov 21, 20252+2–', 'Nov 20, 20251+1–']);
  screen.getByText('Nov 22, 2025: +3 points, +2 growth');
  expect(screen.getByRole('button', { name: 'Later month' })).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('button', { name: 'Earlier month' }));
  await screen.findByText('The member did not sign in during this month.');
  expect(asked).toEqual(['/members/7/signIns', '/members/7/signIns?month=2025-10']);
});
