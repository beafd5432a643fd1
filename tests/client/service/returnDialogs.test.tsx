/** The dialogs of returns: they begin with the goods of the ticket, say what is wrong, and send what was typed. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, memoryStore } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { ReturnableLine } from '#contract/service/returnCases';
import type { TicketDetail } from '#contract/service/tickets';
import { english } from '../../../client/layout/english.ts';
import { OpenDialog } from '../../../client/service/shared/cases/OpenDialog.tsx';
import type { CaseStart } from '../../../client/service/shared/cases/formTypes.ts';
import { answeredBy, authenticatedBy, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: 'agent', name: 'Agent', role: 'agent', store: STORE };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ME,
});
const AT = Date.parse('2026-09-28T02:00:00Z');

const ticket: TicketDetail = {
  id: 7,
  number: 'TK20260928-0007',
  externalId: null,
  type: 'return',
  subject: 'Two cups are broken',
  status: 'open',
  priority: 'P3',
  severity: null,
  channel: 'site',
  source: 'shop',
  memberId: null,
  memberName: null,
  memberExternalId: null,
  level: null,
  orderExternalId: 'O-3',
  orderId: 3,
  lines: [{ sku: 'CUP', quantity: 2 }],
  assigneeId: null,
  assigneeName: null,
  teamId: null,
  teamName: null,
  waitingOn: null,
  followUpAt: null,
  resolution: null,
  openedAt: AT,
  firstReplyAt: null,
  lastMessageAt: AT,
  resolvedAt: null,
  closedAt: null,
  reopenCount: 0,
  mergedIntoId: null,
  nextDueAt: null,
  nextDueMetric: null,
  tags: [],
  lastMessage: null,
  present: [],
  linked: [],
  isErased: false,
  createdBy: 'Shop',
  createdAt: AT,
  updatedAt: AT,
  version: 3,
  allowed: [],
};
const LINES: ReturnableLine[] = [
  {
    lineNumber: 1,
    sku: 'CUP',
    name: 'Cup',
    ordered: 4,
    paidEach: 5_000,
    priceNow: 4_500,
    left: { comesBack: 3, stays: 3 },
    verdicts: [],
  },
];

const show = (start?: CaseStart) => {
  const call = vi.fn(async (_method: string, path: string, _body: object) => ({
    data: path.endsWith('returnableLines') ? LINES : {},
  }));
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <MemoryRouter>
      <CoreAdminContext
        store={memoryStore()}
        authProvider={AUTH}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
        queryClient={queryClient}
      >
        <OpenDialog ticket={ticket} {...(start && { start })} onClose={() => undefined} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return call;
};
const opened = (call: ReturnType<typeof show>) =>
  call.mock.calls.find(([, path]) => path === '/cases')?.[2];
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };
const units = () => screen.findByRole('textbox', { name: 'Cup: how many of 3' }, PATIENT);

test('a return begins with the goods of the ticket, and says why more of them cannot come back', async () => {
  show();
  const field = await units();
  await waitFor(() => expect(field).toHaveProperty('value', '2'));
  await userEvent.clear(field);
  await userEvent.type(field, '4');
  expect(screen.getByText(/^Enter at most 3 of 4: the others/)).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, '3');
  expect(screen.queryByText(/^Enter at most/)).toBeNull();
});

test('what a complaint promised begins as a refund of that amount', async () => {
  const call = show({
    kind: 'refundOnly',
    parentId: 3,
    input: { quantities: {}, amount: 1_500 },
  });
  await units();
  await userEvent.click(screen.getByRole('button', { name: 'Open case' }));
  await waitFor(() => expect(opened(call)).toBeTruthy());
  expect(opened(call)).toEqual({
    ticketId: 7,
    kind: 'refundOnly',
    parentId: 3,
    lines: [],
    reasonCode: null,
    input: { amount: 1_500 },
  });
});

test('what is missing is said at its field once somebody tries to open the case, and nothing is sent', async () => {
  const call = show({
    kind: 'refundOnly',
    parentId: null,
    input: { quantities: { 1: 1 }, amount: 500 },
  });
  await units();
  await userEvent.click(screen.getByRole('button', { name: 'Open case' }));
  expect(await screen.findByText('Name either goods or an amount.')).toBeTruthy();
  expect(opened(call)).toBeUndefined();
  await userEvent.clear(await units());
  await waitFor(() => expect(screen.queryByText('Name either goods or an amount.')).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Open case' }));
  await waitFor(() => expect(opened(call)).toBeTruthy());
});

test('price protection says what was paid and what the price is now, and which fields are required', async () => {
  show({ kind: 'priceProtection', parentId: null, input: { quantities: { 1: 1 } } });
  await units();
  expect(
    screen.getByText(/Paid for one: .*50\.00\. Price in this store now: .*45\.00\./),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Open case' }));
  expect(await screen.findAllByText('Required')).toHaveLength(3);
});
