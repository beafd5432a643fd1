/** No dialog of a case has a grey button: what is missing is said at its field when somebody tries to send it. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import { CoreAdminContext, memoryStore } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseDetail } from '#contract/service/cases';
import { CASE_KINDS, type CaseKind, type CaseStage } from '#contract/service/stages';
import { stepsOf } from '#rules/service/stages';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { formOf } from '../../../client/service/shared/cases/caseForms.ts';
import { StepDialog } from '../../../client/service/shared/cases/StepDialog.tsx';
import { answeredBy, authenticatedBy, STORE } from '../support/providers.ts';
import { caseRecord } from './caseRecord.ts';

afterEach(cleanup);

const ME = { id: 'manager', name: 'Manager', role: 'manager', store: STORE };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ME,
});

/** Goods have come in, and nothing is decided of them. */
const caseOf = (kind: CaseKind, stage: CaseStage): CaseDetail =>
  caseRecord({
    kind,
    stage,
    orderId: null,
    lines: [
      { id: 1, lineNumber: 1, sku: 'CUP', name: null, requested: 2, approved: 2, received: 1 },
    ],
  });

const QUOTE = { units: [], others: 0, lines: [], total: 0, quoted: null };

const show = (children: ReactNode, refusal?: ApiError) => {
  const call = vi.fn(async (_method: string, path: string, _body?: object) => {
    if (refusal && path.includes('/actions/')) throw refusal;
    return { data: path.endsWith('settlementQuote') ? QUOTE : [] };
  });
  const getList = async () => ({ data: [], total: 0 });
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <MemoryRouter>
      <CoreAdminContext
        store={memoryStore()}
        authProvider={AUTH}
        dataProvider={answeredBy({ call, getList })}
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

const STAFF = ['agent', 'manager', 'mediator'] as const;

/** Every step that staff take by a dialog of its own, from the first stage of the table. */
const DIALOGS = CASE_KINDS.flatMap((kind) =>
  stepsOf(kind).flatMap(({ action, from, by }): [CaseKind, CaseAction, CaseStage][] => {
    const [stage] = from;
    const isOfStaff = by.some((party) => STAFF.some((one) => one === party));
    return stage !== undefined && isOfStaff && formOf(kind, action) ? [[kind, action, stage]] : [];
  }),
);

describe('every step of a case with a form', () => {
  test('is among those that are walked', () => {
    const walked = DIALOGS.map(([kind, action]) => `${kind} ${action}`);
    for (const known of [
      'return requestInfo',
      'return offerPart',
      'exchange receive',
      'exchange shipReplacement',
      'repair diagnose',
      'repair ship',
      'repair shipBack',
      'repair quote',
      'complaint propose',
      'dispute askEvidence',
      'care attempt',
    ])
      expect(walked).toContain(known);
  });
  test.each(DIALOGS)(
    '%s: %s can be tried at once, and says what is missing',
    async (kind, action, stage) => {
      const call = show(
        <StepDialog record={caseOf(kind, stage)} action={action} onClose={() => undefined} />,
      );
      const dialog = await screen.findByRole('dialog', undefined, PATIENT);
      const [verb] = within(dialog)
        .getAllByRole('button')
        .filter((button) => button.getAttribute('type') === 'submit');
      if (!verb) throw new Error('The dialog has no button that sends it');
      expect(verb.hasAttribute('disabled')).toBe(false);
      await userEvent.click(verb);
      const sent = () => call.mock.calls.filter(([, path]) => path.includes('/actions/'));
      const said = () => [
        ...dialog.querySelectorAll('[aria-invalid="true"], [role="alert"], .Mui-error'),
      ];
      await waitFor(() => expect(sent().length + said().length).toBeGreaterThan(0), PATIENT);
      const missing = formOf(kind, action)?.missing;
      const initial = formOf(kind, action)?.initial?.(caseOf(kind, stage)) ?? {};
      const isMissing = Object.keys(missing?.(initial, caseOf(kind, stage)) ?? {}).length > 0;
      if (isMissing) expect([sent(), said().length > 0]).toEqual([[], true]);
    },
    60_000,
  );
});

test('what the server refuses of a step is said at its field', async () => {
  const refusal = new ApiError(422, { errors: { input: { plannedAt: 'errors.past' } } });
  show(
    <StepDialog
      record={caseOf('care', 'attempted')}
      action="reschedule"
      onClose={() => undefined}
    />,
    refusal,
  );
  const dialog = await screen.findByRole('dialog', undefined, PATIENT);
  expect(dialog.querySelector('[aria-invalid="true"]')).toBeNull();
  await userEvent.type(within(dialog).getByRole('textbox', { name: /^Reason/ }), 'On holiday');
  await userEvent.click(dialog.querySelector('button[type="submit"]')!);
  await waitFor(
    () => expect(dialog.querySelector('[aria-invalid="true"]')).not.toBeNull(),
    PATIENT,
  );
});

test('no button that sends a form of customer service is greyed out', () => {
  const sources = import.meta.glob<string>('../../../client/service/**/*.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  const greyed = Object.entries(sources).filter(([, text]) =>
    /<Button[^<]*type="submit"[^<]*\sdisabled=/.test(text),
  );
  expect(greyed.map(([path]) => path)).toEqual([]);
});
