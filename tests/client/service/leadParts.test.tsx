/** What leads see: words that can be taken away, everything in the way of closing, and who is left to approve. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, memoryStore } from 'react-admin';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { ApproversLeft } from '../../../client/platform/shared/approvers/ApproversLeft.tsx';
import { WaitingHere } from '../../../client/platform/shared/attention/WaitingHere.tsx';
import { TicketObstacles } from '../../../client/service/shared/obstacles/ObstacleList.tsx';
import { StaffWords } from '../../../client/service/shared/wordRedactions/StaffWords.tsx';
import { allowedBy, answeredBy } from '../support/providers.ts';

afterEach(cleanup);
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };

const show = (
  element: ReactElement,
  answers: Record<string, unknown>,
  {
    act = vi.fn(async () => ({ data: {} })),
    may = true,
  }: { act?: () => Promise<object>; may?: boolean } = {},
) => {
  const call = async (_: string, path: string) => ({ data: answers[path] ?? [] });
  render(
    <MemoryRouter>
      <CoreAdminContext
        store={memoryStore()}
        authProvider={allowedBy(async () => may)}
        dataProvider={answeredBy({ call, act })}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
        queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      >
        {element}
      </CoreAdminContext>
    </MemoryRouter>,
  );
};

const STEP = { resource: 'cases', recordId: 3, part: 'step', partId: 8 } as const;

test('words are taken away with a reason, by those who may', async () => {
  const act = vi.fn(async () => ({ data: [] }));
  show(<StaffWords {...STEP} words="Lives at 5 Quiet Lane" />, {}, { act });
  await userEvent.click(
    await screen.findByRole('button', { name: 'More about these words' }, PATIENT),
  );
  await userEvent.click(screen.getByRole('menuitem', { name: 'Remove words' }));
  await userEvent.type(await screen.findByRole('textbox', { name: /Reason/ }), 'An address');
  await userEvent.click(screen.getByRole('button', { name: 'Remove words' }));
  expect(act).toHaveBeenCalledWith('cases', 3, 'wordRedaction', {
    part: 'step',
    row: 8,
    reason: 'An address',
  });
});

test('in their place stands who took them away, and why', async () => {
  const redaction = {
    id: 1,
    recordId: 3,
    part: 'step',
    partId: 8,
    reason: 'An address',
    redactedBy: 'Manager',
    redactedAt: 0,
  };
  show(<StaffWords {...STEP} words={null} />, { '/cases/3/wordRedactions': [redaction] });
  expect(
    await screen.findByText('Redacted by Manager: An address', undefined, PATIENT),
  ).toBeTruthy();
});

test('everything in the way of resolving leads to what ends it', async () => {
  show(<TicketObstacles ticketId={7} />, {
    '/tickets/7/obstacles': [
      { message: 'tickets.errors.openCases', resource: 'cases', id: 4, name: 'CS20260928-0001' },
      { message: 'tickets.errors.openTasks', resource: 'tickets', id: 7, name: 'Count them' },
    ],
  });
  const link = await screen.findByRole('link', { name: 'CS20260928-0001' }, PATIENT);
  expect(link.getAttribute('href')).toBe('/cases/4/show');
  expect(screen.getByText('A task of another department is open. Complete it first.')).toBeTruthy();
});

const PEOPLE = { '/account/approvers?resource=afterSalesPolicies': [{ id: 'o', name: 'Owner' }] };
test('who can approve is named', async () => {
  show(<ApproversLeft resource="afterSalesPolicies" authorIds={['m']} />, PEOPLE);
  expect(await screen.findByText('Can be approved by Owner.', undefined, PATIENT)).toBeTruthy();
});
test('where nobody is left the owner is led to the accounts, and others are told whom to ask', async () => {
  const element = <ApproversLeft resource="afterSalesPolicies" authorIds={['o']} />;
  show(element, PEOPLE);
  expect(await screen.findByRole('link', { name: 'Open Staff' }, PATIENT)).toBeTruthy();
  cleanup();
  show(element, PEOPLE, { may: false });
  expect(await screen.findByText(/Ask the owner/, undefined, PATIENT)).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

test('a list leads to what the menu counts at it and another list holds', async () => {
  const item = {
    name: 'entriesToDecide',
    tone: 'attention',
    resource: 'memberEntries',
    place: 'memberActivities',
    filter: { state: 'waiting' },
    sort: ['enteredAt', 'ASC'],
    total: 2,
    further: 2,
    since: null,
    due: null,
  };
  show(<WaitingHere place="memberActivities" />, { '/account/attention': [item] });
  const link = await screen.findByRole('link', undefined, PATIENT);
  expect(link.textContent).toContain('wait for review');
  expect(link.getAttribute('href')).toContain('/memberEntries?');
});
