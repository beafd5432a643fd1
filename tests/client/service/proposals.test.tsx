/** Proposing to a customer: what is promised says how much, and what waits for a second person is shown. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import { CoreAdminContext, memoryStore } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { ComplaintDetails } from '#contract/service/complaints';
import { english } from '../../../client/layout/english.ts';
import { complaintDetails } from '../../../client/service/shared/cases/forms/complaint.tsx';
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

const details: ComplaintDetails = {
  remedySought: 'refund',
  accusedName: null,
  acknowledgedAt: AT,
  isSafety: false,
  isLegal: false,
  severity: 3,
  proposalCount: 0,
  decision: null,
  rootCause: null,
  recourse: null,
  remedies: [],
  approvals: [
    {
      id: 1,
      state: 'submitted',
      decision: 'upheld',
      remedies: [{ kind: 'refund', amount: 12_000 }],
      authorName: 'Agent',
      submittedAt: AT,
      approverName: null,
      decidedAt: null,
    },
  ],
};
const complaint = caseRecord({
  kind: 'complaint',
  stage: 'investigating',
  details,
});

const show = (children: ReactNode) => {
  const call = vi.fn(async (_method: string, _path: string, _body: object) => ({
    data: complaint,
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
        {children}
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return call;
};
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };

test('a refund is proposed with its amount, and not without one', async () => {
  const call = show(<StepDialog record={complaint} action="propose" onClose={() => undefined} />);
  await userEvent.click(await screen.findByRole('combobox', { name: 'Remedy' }, PATIENT));
  await userEvent.click(await screen.findByRole('option', { name: 'Refund' }, PATIENT));
  await userEvent.click(screen.getByRole('button', { name: 'Propose' }));
  const amount = screen.getByRole('textbox', { name: /Amount/ });
  expect(amount.getAttribute('aria-invalid')).toBe('true');
  expect(call).not.toHaveBeenCalled();
  await userEvent.type(amount, '60');
  await userEvent.click(screen.getByRole('button', { name: 'Propose' }));
  await waitFor(() => expect(call).toHaveBeenCalledTimes(1));
  expect(call.mock.calls[0]?.[2]).toEqual({
    version: 5,
    reason: null,
    input: { decision: 'upheld', remedies: [{ kind: 'refund', amount: 6_000 }] },
  });
});

test('the page shows what waits for approval, from whom and how much', async () => {
  show(<complaintDetails.Content record={complaint} />);
  expect(await screen.findByText('Approval of proposals', undefined, PATIENT)).toBeTruthy();
  expect(screen.getByText(/waiting for approval/)).toBeTruthy();
  expect(screen.getByText(/120\.00/)).toBeTruthy();
});
