/** Before the amount of a return is fixed, the dialog says what is paid, what is not, and what it comes to. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, memoryStore } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { SettlementQuote } from '#contract/service/settlementQuotes';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { StepDialog } from '../../../client/service/shared/cases/StepDialog.tsx';
import { answeredBy, authenticatedBy, STORE } from '../support/providers.ts';
import { caseRecord } from './caseRecord.ts';

afterEach(cleanup);

const ME = { id: 'agent', name: 'Agent', role: 'agent', store: STORE };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ME,
});

const returned = caseRecord({
  kind: 'return',
  stage: 'inspected',
  responsibility: 'carrier',
  reasonCode: 'broken',
  lines: [{ id: 1, lineNumber: 1, sku: 'CUP', name: null, requested: 2, approved: 2, received: 2 }],
});

const QUOTE: SettlementQuote = {
  units: [{ lineNumber: 1, name: 'Cup', agreed: 2, received: 2, accepted: 1 }],
  others: 1,
  lines: [
    {
      kind: 'units',
      lineId: '1',
      sku: 'CUP',
      name: 'Cup',
      quantity: 1,
      ordered: 2,
      refundedUnits: 0,
      paid: 9_000,
      worth: 4_500,
      available: 9_000,
      deduction: null,
      reason: null,
      rate: null,
      policyNumber: null,
      points: null,
      amount: 4_500,
    },
  ],
  total: 4_500,
  quoted: 9_000,
};

const show = (refusal?: ApiError) => {
  const call = vi.fn(async (_method: string, path: string, body: object) => {
    if (refusal && path.endsWith('actions/settle')) throw refusal;
    if (!path.endsWith('settlementQuote')) return { data: returned };
    const isPaid = 'paysOthers' in body && body.paysOthers === true;
    return { data: isPaid ? { ...QUOTE, others: 0, total: 9_000 } : QUOTE };
  });
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
        <StepDialog record={returned} action="settle" onClose={() => undefined} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return call;
};
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };
const settled = (call: ReturnType<typeof show>) =>
  call.mock.calls.find(([, path]) => path.endsWith('actions/settle'))?.[2];

test('the dialog says what each line is worth, what is not paid, and what the customer was told', async () => {
  const call = show();
  expect(await screen.findByText('Cup: 2 of 2 came in, 1 accepted', {}, PATIENT)).toBeTruthy();
  expect(screen.getByText(/^Not refunded, because other goods came back/)).toBeTruthy();
  expect(screen.getAllByText(/^\D*45\.00$/).length).toBe(2);
  expect(screen.getByText(/^The customer was told .*90\.00 before the inspection/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Fix amount' }));
  await waitFor(() => expect(settled(call)).toBeTruthy());
  expect(settled(call)).toEqual({
    version: 5,
    reason: null,
    input: { deductions: [], returnFreight: 0, paysOthers: false },
  });
});

test('other goods are paid all the same only with a reason', async () => {
  const call = show();
  await userEvent.click(
    await screen.findByRole('switch', { name: /^Refund these goods/ }, PATIENT),
  );
  const verb = screen.getByRole('button', { name: 'Fix amount' });
  await userEvent.click(verb);
  const reason = screen.getByRole('textbox', { name: /^Reason/ });
  expect(reason.getAttribute('aria-invalid')).toBe('true');
  expect(settled(call)).toBeUndefined();
  await userEvent.type(reason, 'We mixed up the parcels');
  await userEvent.click(verb);
  await waitFor(() => expect(settled(call)).toBeTruthy());
  expect(settled(call)).toMatchObject({
    reason: 'We mixed up the parcels',
    input: { paysOthers: true },
  });
});

test('what was refused is said no more once something else is entered', async () => {
  show(new ApiError(409, { message: 'cases.errors.notNow' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Fix amount' }, PATIENT));
  await screen.findByText(/^At this stage that is no longer possible/, {}, PATIENT);
  await userEvent.click(screen.getByRole('button', { name: 'Add deduction' }));
  expect(screen.queryByText(/^At this stage that is no longer possible/)).toBeNull();
});

test.each([
  ['0', 'Enter an amount above zero.'],
  ['-5', 'An amount of zero or more'],
])('a deduction of %s is said to be wrong at its field', async (typed, said) => {
  const call = show();
  await userEvent.click(await screen.findByRole('button', { name: 'Add deduction' }, PATIENT));
  const amount = screen.getByRole('textbox', { name: /^Amount taken off/ });
  await userEvent.type(amount, typed);
  await userEvent.click(screen.getByRole('button', { name: 'Fix amount' }));
  expect(amount.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(new RegExp(said))).toBeTruthy();
  expect(settled(call)).toBeUndefined();
});
