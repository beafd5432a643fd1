/** The page of a ticket: what is typed is never lost, newer messages stop a reply, and keys do what buttons do. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, memoryStore, ResourceContextProvider } from 'react-admin';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { TicketMessage } from '#contract/service/messages';
import type { TicketDetail } from '#contract/service/tickets';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { ticketSections } from '../../../client/service/shared/ticketSections.ts';
import TicketShow from '../../../client/service/tickets/TicketShow.tsx';
import { answeredBy, authenticatedBy, STORE } from '../support/providers.ts';

afterEach(cleanup);
ticketSections.fill([]);

const ME = { id: 'agent', name: 'Agent', role: 'agent', store: STORE };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ME,
});
const OPENED = Date.parse('2026-09-28T02:00:00Z');

const ticket: TicketDetail = {
  id: 7,
  number: 'TK20260928-0007',
  externalId: null,
  type: 'complaint',
  subject: 'The cup is broken',
  status: 'open',
  priority: 'P2',
  severity: null,
  channel: 'app',
  source: 'shop',
  memberId: null,
  memberName: null,
  memberExternalId: null,
  level: null,
  orderExternalId: null,
  orderId: null,
  lines: [],
  assigneeId: null,
  assigneeName: null,
  teamId: null,
  teamName: null,
  waitingOn: null,
  followUpAt: null,
  resolution: null,
  openedAt: OPENED,
  firstReplyAt: null,
  lastMessageAt: OPENED,
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
  createdAt: OPENED,
  updatedAt: OPENED,
  version: 3,
  allowed: [
    'take',
    'assign',
    'hold',
    'resolve',
    'reply',
    'logCall',
    'askCustomer',
    'edit',
    'addTask',
  ],
};
const said = (id: number, body: string): TicketMessage => ({
  id,
  ticketId: 7,
  kind: 'public',
  authorKind: 'customer',
  authorId: null,
  authorName: null,
  body,
  channel: 'app',
  wasReached: null,
  occurredAt: OPENED + id,
  redactedAt: null,
  redactedBy: null,
  redactionReason: null,
  sentToId: null,
  attachments: [],
});

const show = (
  act: (noun: string, body: Record<string, unknown>) => Promise<object>,
  shown: TicketDetail = ticket,
  store = memoryStore(),
) => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  // A row of a list, which has no lines.
  const row = { id: 3, externalId: 'O-3', status: 'paid', total: 1, returned: 0 };
  queryClient.setQueryData(['orders', 'getOne', { id: '3', meta: undefined }], row);
  const call = async (_: string, path: string) => {
    if (path.endsWith('/timeline'))
      return {
        data: { messages: [said(1, 'It arrived in pieces.')], changes: [], cases: [], refunds: [] },
      };
    if (path.endsWith('/clocks'))
      return { data: { targets: null, clocks: [], deadlines: [], marks: [] } };
    return { data: [] };
  };
  const methods = {
    getOne: async (resource: string) =>
      resource === 'orders' ? new Promise<never>(() => undefined) : { data: shown },
    getList: async () => ({ data: [], total: 0 }),
    act: async (_: string, __: number, noun: string, body: Record<string, unknown>) =>
      act(noun, body),
    call,
  };
  render(
    <MemoryRouter initialEntries={['/tickets/7/show']}>
      <CoreAdminContext
        store={store}
        authProvider={AUTH}
        dataProvider={answeredBy(methods)}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
        queryClient={queryClient}
      >
        <Routes>
          <Route
            path="/tickets/:id/show"
            element={
              <ResourceContextProvider value="tickets">
                <TicketShow />
              </ResourceContextProvider>
            }
          />
        </Routes>
      </CoreAdminContext>
    </MemoryRouter>,
  );
};
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };
const field = () => screen.findByRole('textbox', { name: 'Reply to the customer' }, PATIENT);
const textIn = (element: HTMLElement) => (element as HTMLTextAreaElement).value;

test('a reply is stopped by what the customer wrote meanwhile, stays typed, and can be sent anyway', async () => {
  const act = vi.fn(async (_noun: string, body: Record<string, unknown>) => {
    if (body.lastSeenId === 2) return { data: ticket };
    const message = 'tickets.errors.threadMoved';
    throw new ApiError(409, { message, messages: [said(2, 'And the box was wet')] });
  });
  show(act);
  expect(await screen.findByText('It arrived in pieces.', undefined, PATIENT)).toBeTruthy();
  await userEvent.type(await field(), 'A new one leaves today{Control>}{Enter}{/Control}');
  expect(await screen.findByText('And the box was wet', { exact: false }, PATIENT)).toBeTruthy();
  expect(textIn(await field())).toBe('A new one leaves today');
  await userEvent.click(screen.getByRole('button', { name: 'Send anyway' }));
  await waitFor(async () => expect(textIn(await field())).toBe(''));
  const [first, second] = act.mock.calls;
  expect(first?.[0]).toBe('messages');
  expect(first?.[1]).toMatchObject({ lastSeenId: 1, next: 'stay' });
  // Only what was shown is passed over. The same message, however often it is sent.
  expect(second?.[1]).toMatchObject({
    lastSeenId: 2,
    externalId: first?.[1].externalId,
  });
});

test('keys take the ticket, begin a note and open the dialog of a verb, and typed letters are no keys', async () => {
  const act = vi.fn(async () => ({ data: ticket }));
  show(act);
  await field();
  await userEvent.keyboard('t');
  await waitFor(() => expect(act).toHaveBeenCalledWith('take', { version: 3 }));
  await userEvent.keyboard('n');
  const note = await screen.findByRole('textbox', { name: /Note for colleagues/ });
  await waitFor(() => expect(document.activeElement).toBe(note));
  // What is typed is no key.
  await userEvent.keyboard('start');
  expect(textIn(note)).toBe('start');
  expect(act).toHaveBeenCalledTimes(1);
  note.blur();
  await userEvent.keyboard('s');
  expect((await screen.findByRole('dialog')).textContent).toContain('How did it end?');
});

test('what was typed as a note stays a note, and the reply is a text of its own', async () => {
  const act = vi.fn(async (_noun: string, _body: Record<string, unknown>) => ({ data: ticket }));
  show(act);
  await userEvent.type(await field(), 'It leaves today');
  await userEvent.click(screen.getByRole('button', { name: 'Note' }));
  const note = await screen.findByRole('textbox', { name: /Note for colleagues/ });
  expect(screen.getByText('Only for colleagues')).toBeTruthy();
  expect(textIn(note)).toBe('');
  await userEvent.type(note, 'She is difficult');
  await userEvent.click(screen.getByRole('button', { name: 'Reply' }));
  expect(textIn(await field())).toBe('It leaves today');
  expect(screen.queryByText('Only for colleagues')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(act).toHaveBeenCalledTimes(1));
  expect(act.mock.calls[0]?.[1]).toMatchObject({ kind: 'public', body: 'It leaves today' });
  await userEvent.click(screen.getByRole('button', { name: 'Note' }));
  expect(textIn(await screen.findByRole('textbox', { name: /Note for colleagues/ }))).toBe(
    'She is difficult',
  );
});

test('on a closed ticket no reply is offered, but a note, a call and a follow-up ticket', async () => {
  show(async () => ({ data: ticket }), {
    ...ticket,
    status: 'closed',
    allowed: ['logCall', 'markSpam'],
    linked: [{ id: 9, number: 'TK9', subject: 'Again', status: 'open', relation: 'followedBy' }],
  });
  await screen.findByRole('textbox', { name: /Note for colleagues/ }, PATIENT);
  expect(screen.queryByRole('button', { name: 'Reply' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Call' })).toBeTruthy();
  const follow = screen.getByRole('link', { name: 'Open a follow-up ticket' });
  expect(follow.getAttribute('href')).toBe('/tickets/create?followUpOf=7');
  expect(screen.getByText('followed up in')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'TK9 Again' }).getAttribute('href')).toBe(
    '/tickets/9/show',
  );
  // The key of a reply does nothing here.
  await userEvent.keyboard('r');
  expect(screen.getByRole('textbox', { name: /Note for colleagues/ })).toBeTruthy();
});

test('the page is shown without the lines of an order of which only the row of a list is known', async () => {
  show(async () => ({ data: ticket }), { ...ticket, orderId: 3, orderExternalId: 'O-3' });
  expect(await field()).toBeTruthy();
  expect(screen.queryByText('Something went wrong')).toBeNull();
});

test('a call is sent with whether the customer was reached, and keeps the status', async () => {
  const act = vi.fn(async (_noun: string, _body: Record<string, unknown>) => ({ data: ticket }));
  show(act);
  await field();
  await userEvent.click(screen.getByRole('button', { name: 'Call' }));
  await userEvent.type(
    await screen.findByRole('textbox', { name: /said in the call/ }),
    'Will call back',
  );
  await userEvent.click(screen.getByRole('checkbox', { name: 'The customer was reached' }));
  await userEvent.click(screen.getByRole('button', { name: 'Log call' }));
  await waitFor(() => expect(act).toHaveBeenCalledTimes(1));
  expect(act.mock.calls[0]?.[1]).toMatchObject({ kind: 'call', wasReached: false, next: 'stay' });
});

test('a button says what is missing instead of being grey, and sends nothing', async () => {
  const act = vi.fn(async () => ({ data: ticket }));
  show(act);
  await field();
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Type something first.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Resolve' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Resolve' }));
  expect(within(dialog).getByRole('alert').textContent).toBe('Choose how it ended.');
  expect(act).not.toHaveBeenCalled();
});

test('of a merged ticket the page leads to where it goes on, with what was begun to be written', async () => {
  const store = memoryStore();
  const begun = { body: 'It leaves today', next: 'stay', lastSeenId: 1, externalId: 'a' };
  store.setItem('draft.tickets.agent.7', { public: begun });
  store.setItem('draft.tickets.agent.9', { public: { ...begun, body: 'Hello', externalId: 'b' } });
  const merged: TicketDetail = { ...ticket, status: 'merged', mergedIntoId: 9, allowed: [] };
  show(async () => ({ data: ticket }), merged, store);
  const link = await screen.findByRole('link', { name: 'Open that ticket' }, PATIENT);
  expect(link.getAttribute('href')).toBe('/tickets/9/show');
  expect(await screen.findByText(/waiting there/)).toBeTruthy();
  expect(store.getItem('draft.tickets.agent.7')).toEqual({});
  expect(store.getItem('draft.tickets.agent.9')).toMatchObject({
    public: { body: 'Hello\n\nIt leaves today', externalId: 'b' },
  });
});
