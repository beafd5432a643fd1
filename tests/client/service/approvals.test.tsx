/** The approval of a return begins with what was asked for, and says why fewer are approved; that of money asks what it pays. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, memoryStore } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import type { OpenPromises } from '#contract/service/promises';
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
  stage: 'requested',
  responsibility: 'carrier',
  reasonCode: 'broken',
  lines: [
    { id: 1, lineNumber: 1, sku: 'CUP', name: null, requested: 2, approved: null, received: 0 },
    { id: 2, lineNumber: 2, sku: 'LAMP', name: null, requested: 1, approved: null, received: 0 },
  ],
});

const PROMISES: OpenPromises = {
  promises: [
    {
      remedyId: 9,
      caseId: 3,
      caseNumber: 'CS20260928-0003',
      amount: 10_050,
      given: 0,
      isAgreed: true,
      payingCase: null,
    },
  ],
  count: 1,
};

const show = (record: CaseDetail) => {
  const call = vi.fn(async (_method: string, path: string, _body: object) => ({
    data: path.endsWith('promises') ? PROMISES : record,
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
        <StepDialog record={record} action="approve" onClose={() => undefined} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return call;
};
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };
const approved = (call: ReturnType<typeof show>) =>
  call.mock.calls.find(([, path]) => path.endsWith('actions/approve'))?.[2];

test('every line is sent as it stands, also none of it, with why for the customer', async () => {
  const call = show(returned);
  const lamps = await screen.findByRole('textbox', { name: /LAMP/ }, PATIENT);
  expect(lamps).toHaveProperty('value', '1');
  expect(screen.getByRole('textbox', { name: /CUP/ })).toHaveProperty('value', '2');
  await userEvent.clear(lamps);
  const verb = screen.getByRole('button', { name: 'Approve' });
  await userEvent.click(verb);
  expect(lamps.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('A whole number from 0')).toBeTruthy();
  expect(approved(call)).toBeUndefined();
  await userEvent.type(lamps, '0');
  await userEvent.type(screen.getByRole('textbox', { name: /^Why not all/ }), 'It works');
  await userEvent.click(verb);
  await waitFor(() => expect(approved(call)).toBeTruthy());
  expect(approved(call)).toMatchObject({
    input: {
      lines: [
        { lineNumber: 1, quantity: 2 },
        { lineNumber: 2, quantity: 0 },
      ],
      refusedWhy: 'It works',
    },
  });
});

test('money of an order with an open promise is said to pay it', async () => {
  const call = show({ ...returned, kind: 'refundOnly' });
  const field = await screen.findByRole('combobox', { name: /^Is it for a promise/ }, PATIENT);
  await userEvent.click(field);
  await userEvent.click(await screen.findByRole('option', { name: /^It pays .*100\.50/ }, PATIENT));
  await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(approved(call)).toBeTruthy());
  expect(approved(call)).toMatchObject({ input: { remedyId: 9, isBeside: false } });
});
