/** The dialogs of a repair: what is typed is sent as the steps ask for it, and nothing that cannot be read. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, memoryStore } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import type { CaseAction } from '#contract/service/caseActions';
import type { RepairDetails } from '#contract/service/repairs';
import { english } from '../../../client/layout/english.ts';
import { StepDialog } from '../../../client/service/shared/cases/StepDialog.tsx';
import { answeredBy, authenticatedBy, STORE } from '../support/providers.ts';
import { AT, caseRecord } from './caseRecord.ts';

afterEach(cleanup);

const ME = { id: 'agent', name: 'Agent', role: 'agent', store: STORE };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ME,
});

const details: RepairDetails = {
  serialNumber: 'S1',
  soldAt: AT,
  warrantyUntil: '2027-09-28',
  verdict: 'out',
  diagnosisFee: 0,
  freightPayer: 'customer',
  accessories: null,
  fault: 'power',
  finding: null,
  receivedAt: AT,
  sentBackAt: null,
  convertedTo: null,
  child: null,
  earlier: [],
  parcels: [],
  mustOffer: false,
  quote: null,
};
const repair = (stage: CaseDetail['stage'], more: Partial<RepairDetails> = {}): CaseDetail =>
  caseRecord({
    kind: 'repair',
    stage,
    details: { ...details, ...more },
  });

const show = (record: CaseDetail, action: CaseAction) => {
  const call = vi.fn(async (_method: string, _path: string, _body: object) => ({ data: record }));
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
        <StepDialog record={record} action={action} onClose={() => undefined} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return call;
};
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };
const type = async (name: string, text: string) => {
  const field = await screen.findByRole('textbox', { name }, PATIENT);
  await userEvent.clear(field);
  await userEvent.type(field, text);
};

test('a quote is sent line by line in minor units, and not while an amount cannot be read', async () => {
  const call = show(repair('diagnosing'), 'quote');
  await type('What for', 'Screen');
  await type('Price of one', 'much');
  await userEvent.click(screen.getByRole('button', { name: 'Quote' }));
  const price = screen.getByRole('textbox', { name: 'Price of one' });
  expect(price.getAttribute('aria-invalid')).toBe('true');
  expect(call).not.toHaveBeenCalled();
  await type('Price of one', '12.50');
  await type('Quantity', '2');
  expect(screen.getByText(/25\.00/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Quote' }));
  await waitFor(() => expect(call).toHaveBeenCalledTimes(1));
  expect(call.mock.calls[0]).toEqual([
    'POST',
    '/cases/4/actions/quote',
    {
      version: 5,
      reason: null,
      input: {
        lines: [{ kind: 'part', name: 'Screen', quantity: 2, unitPrice: 1250 }],
        validDays: null,
      },
    },
  ]);
});

test('whoever repairs the same fault a third time says that the customer declined the offer', async () => {
  const call = show(repair('diagnosing', { verdict: 'in', mustOffer: true }), 'startRepair');
  expect(
    await screen.findByText(/Offer the customer an exchange/, undefined, PATIENT),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('switch'));
  await type('Reason, or what the customer said', 'Wants this one');
  await userEvent.click(screen.getByRole('button', { name: 'Start repair' }));
  await waitFor(() => expect(call).toHaveBeenCalledTimes(1));
  expect(call.mock.calls[0]?.[2]).toEqual({
    version: 5,
    reason: 'Wants this one',
    input: { isOfferDeclined: true },
  });
});
