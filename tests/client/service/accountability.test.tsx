/** Who answers for a complaint: what the dialog asks for, what is told to the parties, and when it can be decided. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, memoryStore } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import { english } from '../../../client/layout/english.ts';
import { AccountabilitySection } from '../../../client/service/cases/AccountabilitySection.tsx';
import { answeredBy, authenticatedBy } from '../support/providers.ts';

afterEach(cleanup);

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: 'manager', name: 'Manager', role: 'manager', store: STORE };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ME,
  canAccess: async () => true,
});
const AT = Date.parse('2026-09-28T02:00:00Z');
/** Not over in the life of this test. */
const LATE = Date.parse('2990-01-01T00:00:00Z');

const complaint: CaseDetail = {
  id: 4,
  number: 'CS20260928-0004',
  ticketId: 7,
  ticketNumber: 'TK20260928-0007',
  kind: 'complaint',
  stage: 'investigating',
  stageAt: AT,
  dueAt: null,
  lapsesAt: null,
  memberId: null,
  memberName: null,
  memberExternalId: null,
  orderExternalId: 'O-3',
  orderId: 3,
  ownerId: null,
  ownerName: null,
  responsibility: 'undetermined',
  reasonCode: null,
  parentId: null,
  openedAt: AT,
  openedBy: 'Agent',
  closedAt: null,
  createdAt: AT,
  updatedAt: AT,
  version: 5,
  lines: [],
  steps: [],
  isErased: false,
  allowed: [],
  withheld: [],
  advice: [],
  details: null,
};

const share = {
  id: 1,
  partyKind: 'employee',
  staffId: 'agent',
  staffName: 'Agent',
  partyName: null,
};
const accountability = (further: object) => ({
  id: 9,
  caseId: 4,
  facts: 'The box had no padding.',
  preventiveMeasure: 'Boxes with padding',
  appealReason: null,
  replyUntil: null,
  version: 2,
  shares: [{ ...share, bps: 10_000, cost: 500, reply: null, repliedAt: null }],
  ...further,
});

const show = (found: object | null) => {
  const call = vi.fn(async (_method: string, _path: string) => ({
    data: {
      accountability: found,
      mayDraft: found === null,
      costs: found === null ? { refunds: 30_000, goodwill: 1_500, freight: 800 } : null,
    },
  }));
  const act = vi.fn(async () => ({ data: {} }));
  const getList = vi.fn(async () => ({ data: [], total: 0 }));
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <MemoryRouter>
      <CoreAdminContext
        store={memoryStore()}
        authProvider={AUTH}
        dataProvider={answeredBy({ call, act, getList })}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
        queryClient={queryClient}
      >
        <AccountabilitySection record={complaint} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return act;
};
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };
const button = (name: string) => screen.findByRole('button', { name }, PATIENT);

test('the parties are told once the person has confirmed what they will see', async () => {
  const act = show(accountability({ stage: 'draft', allowed: ['notify'] }));
  await userEvent.click(await button('Tell the parties'));
  expect(act).not.toHaveBeenCalled();
  expect(await screen.findByText(/have seven days to reply/, undefined, PATIENT)).toBeTruthy();
  await userEvent.click(await button('Tell the parties'));
  await waitFor(() =>
    expect(act).toHaveBeenCalledWith('accountabilities', 9, 'notification', { version: 2 }),
  );
});

test('the shares cannot be decided while a reply is open, and the page says from when', async () => {
  show(accountability({ stage: 'notified', allowed: ['decide'], replyUntil: LATE }));
  expect((await button('Decide on the shares')).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(/Possible from .*2990/)).toBeTruthy();
});

test('a party that was added can be removed, the total is shown, and what is required is marked', async () => {
  show(null);
  await userEvent.click(await button('Say who answers for it'));
  expect((await button('Remove this party')).hasAttribute('disabled')).toBe(true);
  await userEvent.click(await button('Add party'));
  const removes = screen.getAllByRole('button', { name: 'Remove this party' });
  expect(removes).toHaveLength(2);
  await userEvent.click(removes[1] as HTMLElement);
  expect(screen.getByText('In all: 100%')).toBeTruthy();
  const required = screen.getAllByRole('textbox').filter((one) => one.hasAttribute('required'));
  expect(required.length).toBeGreaterThanOrEqual(2);
});

test('a new one begins with what was granted, and a department without a name is refused at its field', async () => {
  show(null);
  await userEvent.click(await button('Say who answers for it'));
  const valueOf = (name: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name }).value;
  expect([valueOf(/^Refunds/), valueOf(/^Goodwill/), valueOf(/^Freight/)]).toEqual([
    '300.00',
    '15.00',
    '8.00',
  ]);
  const party = screen.getByRole('textbox', { name: 'Name of the party' });
  expect(party.getAttribute('aria-invalid')).toBe('false');
  await userEvent.click(await button('Save'));
  expect(party.getAttribute('aria-invalid')).toBe('true');
  await userEvent.type(party, 'Warehouse');
  expect(party.getAttribute('aria-invalid')).toBe('false');
});

test('a share in digits of full width is read, and one above the whole is none', async () => {
  show(null);
  await userEvent.click(await button('Say who answers for it'));
  const percent = screen.getByRole('textbox', { name: 'Share in %' });
  await userEvent.clear(percent);
  await userEvent.type(percent, '１００');
  expect(screen.getByText('In all: 100%')).toBeTruthy();
  await userEvent.type(percent, '0');
  expect(screen.getByText('In all: –%')).toBeTruthy();
});
