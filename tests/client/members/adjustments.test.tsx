/** The form by which staff add points to a member or take them away, and its rules of what is sent. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, RecordContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { AdjustmentPreview } from '#contract/members/adjustments';
import type { Role } from '#contract/platform/access';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import AdjustButton from '../../../client/members/adjustments/AdjustButton.tsx';
import { emptyForm, toInput } from '../../../client/members/adjustments/adjustForm.ts';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const balance = (available: number) => ({
  available,
  pending: 0,
  held: 0,
  arrears: 0,
  lapsing: [],
});
const lot = {
  id: 9,
  source: 'adjustment',
  sourceId: '1',
  ruleKey: '',
  cause: {
    ruleNames: null,
    record: { resource: 'pointAdjustments', id: 1 },
    name: null,
    names: null,
    opener: null,
  },
  points: 200,
  held: 0,
  availableAt: 1,
  expiresAt: Date.UTC(2026, 0, 1),
  isPending: false,
} as const;
const PREVIEW: AdjustmentPreview = {
  before: { balance: balance(30), lots: [], growth: 0, level: null },
  after: { balance: balance(230), lots: [lot], growth: 0, level: null },
  approval: null,
};

const show = (
  role: Role,
  {
    create = vi.fn(async (_: string, _params: { data: object }) => ({
      data: { id: 1, state: 'approved' },
    })),
    preview = PREVIEW,
  }: { create?: ReturnType<typeof vi.fn>; preview?: AdjustmentPreview } = {},
) => {
  const me = { id: '1', name: 'Mia', role, store: STORE };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], me);
  const call = vi.fn(async (_method: string, path: string, _body?: object) => ({
    data:
      path === '/members/audiences'
        ? { levels: [], groups: [], channels: [], segments: [] }
        : path.startsWith('/account/approvers')
          ? [{ id: '9', name: 'Ming' }]
          : preview,
  }));
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={{ ...loggedInAs(me), checkError: async () => {} }}
        dataProvider={answeredBy({ call, create })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <RecordContextProvider value={{ id: 7 }}>
          <AdjustButton />
        </RecordContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { user: userEvent.setup(), create, call };
};
const open = async (name: string) => {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog', { name }));
};

test('What is typed is shown with its result before it is sent once', async () => {
  const { user, create, call } = show('manager');
  const dialog = await open('Adjust');
  await user.type(dialog.getByLabelText('How many'), '200');
  await user.type(dialog.getByLabelText('Note'), 'Order 7');
  await dialog.findByText('30 → 230');
  expect(dialog.getByText(/\+200; valid through .*Dec.*2025/)).toBeTruthy();
  expect(call.mock.calls.findLast(([, path]) => path.endsWith('/preview'))?.[2]).toMatchObject({
    memberId: 7,
    points: 200,
  });
  await user.click(dialog.getByRole('button', { name: 'Adjust' }));
  await waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  expect(create.mock.calls[0]?.[1].data).toEqual({
    memberId: 7,
    points: 200,
    growth: 0,
    reason: 'missing',
    caseNumber: null,
    note: 'Order 7',
    happenedOn: null,
    lastDay: null,
  });
});

test('What is missing is said at its field when it is sent', async () => {
  const { user, create } = show('manager');
  const dialog = await open('Adjust');
  await user.click(dialog.getByRole('button', { name: 'Adjust' }));
  await dialog.findByText('Enter how many to add or deduct, from 1 on.');
  expect(create).not.toHaveBeenCalled();
});

test('Agents give goodwill for a case, and are told that someone else has to approve it', async () => {
  const preview = { ...PREVIEW, approval: { excess: 'case' as const, limit: 500, used: 400 } };
  const { user, create } = show('agent', { preview });
  const dialog = await open('Give goodwill');
  expect(dialog.queryByLabelText('Reason')).toBeNull();
  await user.type(dialog.getByLabelText('Points'), '200');
  await user.type(dialog.getByLabelText(/Ticket or order/), 'T-1');
  await dialog.findByText(/Up to 500 points may be given for one case/);
  await user.click(dialog.getByRole('button', { name: 'Send for approval' }));
  await waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  expect(create.mock.calls[0]?.[1].data).toMatchObject({ reason: 'goodwill', caseNumber: 'T-1' });
});

test('A field that the server refuses keeps the dialog open with what was typed', async () => {
  const errors = { points: 'pointAdjustments.errors.lapsed' };
  const create = vi.fn(async () => {
    throw new ApiError(422, { message: 'ra.message.invalid_form', errors });
  });
  const { user } = show('manager', { create });
  const dialog = await open('Adjust');
  await user.type(dialog.getByLabelText('How many'), '200');
  await user.click(dialog.getByRole('button', { name: 'Adjust' }));
  await dialog.findByText(/points of this day have lapsed already/);
  expect(dialog.getByLabelText('How many')).toHaveProperty('value', '200');
});

test('Analysts are offered no adjustment', async () => {
  show('analyst');
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});

test('Fields that do not fit what was chosen are not sent', () => {
  const typed = {
    ...emptyForm(false),
    amount: 5,
    caseNumber: 'T-1',
    lastDay: '2026-01-01',
    direction: 'take' as const,
  };
  expect(toInput(7, typed)).toMatchObject({ points: -5, caseNumber: null, lastDay: null });
  expect(toInput(7, { ...typed, what: 'growth', direction: 'add' })).toMatchObject({
    points: 0,
    growth: 5,
    lastDay: null,
  });
});
