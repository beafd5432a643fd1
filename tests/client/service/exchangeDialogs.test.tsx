/** The dialogs of an exchange: which goods for which reason, what came in and was found, and what was paid too late. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import { CoreAdminContext, memoryStore } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import type { ExchangeDetails } from '#contract/service/exchanges';
import type { CaseAction } from '#contract/service/caseActions';
import { message } from '#shared/fields';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { exchangeDetails as exchangeView } from '../../../client/service/shared/exchanges/ExchangeDetails.tsx';
import { openForm } from '../../../client/service/shared/exchanges/ReplacementFields.tsx';
import { CaseVerbs } from '../../../client/service/shared/cases/CaseVerbs.tsx';
import { StepDialog } from '../../../client/service/shared/cases/StepDialog.tsx';
import { answeredBy, authenticatedBy } from '../support/providers.ts';

afterEach(cleanup);

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: 'agent', name: 'Agent', role: 'agent', store: STORE };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ME,
});
const AT = Date.parse('2026-09-28T02:00:00Z');

const exchange = (stage: CaseDetail['stage'], received = 0): CaseDetail => ({
  id: 4,
  number: 'CS20260928-0004',
  ticketId: 7,
  ticketNumber: 'TK20260928-0007',
  kind: 'exchange',
  stage,
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
  responsibility: 'merchant',
  reasonCode: 'broken',
  parentId: null,
  openedAt: AT,
  openedBy: 'Agent',
  closedAt: null,
  createdAt: AT,
  updatedAt: AT,
  version: 5,
  lines: [{ id: 1, lineNumber: 1, sku: 'CUP', name: null, requested: 2, approved: 2, received }],
  steps: [],
  isErased: false,
  allowed: [],
  withheld: [],
  advice: [],
  details: null,
});

const WITH_EXTRA: ExchangeDetails = {
  lines: [],
  replacedLines: [],
  inspected: [],
  difference: null,
  paid: 228_395,
  owed: 0,
  extra: 228_395,
  settledAt: null,
  payUntil: null,
  agreedAt: null,
  waivedAt: null,
  heldUntil: null,
  isAdvance: false,
  shippedAt: null,
  sentAnywayAt: null,
  sentAnyway: null,
  isUndeliverable: false,
  partAmount: null,
  partAcceptedAt: null,
  partRefundId: null,
  instructionId: null,
  refundId: null,
  refunds: [],
  parcels: [],
};

const inContext = (shown: ReactNode, answers: Parameters<typeof answeredBy>[0] = {}) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  return (
    <MemoryRouter>
      <CoreAdminContext
        store={memoryStore()}
        authProvider={AUTH}
        dataProvider={answeredBy(answers)}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
        queryClient={queryClient}
      >
        {shown}
      </CoreAdminContext>
    </MemoryRouter>
  );
};
const show = (record: CaseDetail, action: CaseAction) => {
  const call = vi.fn(async (_method: string, _path: string, _body: object) => ({ data: record }));
  const dialog = <StepDialog record={record} action={action} onClose={() => undefined} />;
  render(inContext(dialog, { call }));
  return call;
};
/** Machines are busy. */
const PATIENT = { timeout: 30_000 };
const type = async (name: string | RegExp, text: string) => {
  const field = await screen.findByRole('textbox', { name }, PATIENT);
  await userEvent.clear(field);
  await userEvent.type(field, text);
};
const send = async (name: string, call: ReturnType<typeof show>) => {
  await userEvent.click(screen.getByRole('button', { name }));
  await waitFor(() => expect(call).toHaveBeenCalledTimes(1));
  return call.mock.calls[0]?.[2];
};

test('an exchange is opened for a reason by its code, and not without one', () => {
  const chosen = [{ lineNumber: 1, quantity: 2, variantId: 9 }];
  expect(openForm.missing?.({ chosen }, null)).toEqual({ reasonCode: 'ra.validation.required' });
  const input = { chosen, reasonCode: 'broken' };
  expect(openForm.missing?.(input, null)).toEqual({});
  expect(openForm.missing?.({ ...input, chosen: [] }, null)).toEqual({
    quantities: 'returnCases.errors.unitsMissing',
  });
  const unread = [{ lineNumber: 1, quantity: NaN, variantId: null }];
  expect(openForm.missing?.({ ...input, chosen: unread }, null)).toEqual({
    line1: 'ui.wrong.count',
  });
  expect(openForm.toBody?.(input)).toEqual({
    reasonCode: 'broken',
    lines: [{ lineNumber: 1, quantity: 2 }],
    input: { replacements: [{ lineNumber: 1, variantId: 9 }] },
  });
});

test('units that came in are sent line by line, and not while they cannot be read', async () => {
  const call = show(exchange('approved'), 'receive');
  await type(/^CUP/, 'two');
  await userEvent.click(screen.getByRole('button', { name: 'Receive goods' }));
  await screen.findByText('A whole number from 1');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(call).not.toHaveBeenCalled();
  await type(/^CUP/, '2');
  expect(await send('Receive goods', call)).toEqual({
    version: 5,
    reason: null,
    input: { lines: [{ lineNumber: 1, quantity: 2 }] },
  });
});

/** A dialog of which the server refuses what is sent. */
const showRefused = (record: CaseDetail, action: CaseAction, errors: object) => {
  const call = vi.fn(async () => {
    throw new ApiError(422, { message: 'ra.message.invalid_form', errors: { input: errors } });
  });
  const dialog = <StepDialog record={record} action={action} onClose={() => undefined} />;
  render(inContext(dialog, { call }));
  return call;
};
const said = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent;

test('without any units it is said at the field that some are missing', async () => {
  const call = show(exchange('approved'), 'receive');
  const field = await screen.findByRole('textbox', { name: /^CUP/ }, PATIENT);
  await userEvent.click(screen.getByRole('button', { name: 'Receive goods' }));
  await waitFor(() => expect(said(field)).toBe('Enter units of at least one line.'));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(call).not.toHaveBeenCalled();
});

test('what is refused of units that came in is said once, at the field of their line', async () => {
  const why = message('inspection.errors.moreThanAgreed', { max: 1 });
  const cups = exchange('approved');
  const mugs = cups.lines.map((line) => ({ ...line, id: 2, lineNumber: 5, sku: 'MUG' }));
  const record = { ...cups, lines: [...cups.lines, ...mugs] };
  const call = showRefused(record, 'receive', { lines: { 0: { quantity: why } } });
  await type(/^MUG/, '2');
  await userEvent.click(screen.getByRole('button', { name: 'Receive goods' }));
  await waitFor(() => expect(call).toHaveBeenCalled());
  const text = await screen.findByText('At most 1 more were agreed to.');
  expect(said(screen.getByRole('textbox', { name: /^MUG/ }))).toBe(text.textContent);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what is refused of an inspection is said once, below the units of its line', async () => {
  const why = message('inspection.errors.otherThanReceived', { smart_count: 2 });
  const call = showRefused(exchange('received', 2), 'inspect', {
    lines: { 0: { resellable: why } },
  });
  await type('Scrap', '1');
  await userEvent.click(screen.getByRole('button', { name: 'Inspect' }));
  await waitFor(() => expect(call).toHaveBeenCalled());
  await screen.findByText(/2 units/);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a tracking number that another parcel has is refused once, with the case of that parcel', async () => {
  const why = message('cases.errors.trackingTaken', { number: 'CS20260901-0002' });
  showRefused(exchange('approved'), 'ship', { trackingNumber: why });
  await type('Carrier', 'SF');
  await type('Tracking number', 'SF 1');
  await userEvent.click(screen.getByRole('button', { name: 'Enter tracking' }));
  const text = await screen.findByText(/^A parcel of case CS20260901-0002 has that/);
  expect(said(screen.getByRole('textbox', { name: 'Tracking number' }))).toBe(text.textContent);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what is refused of the whole step is said in the dialog', async () => {
  showRefused(exchange('approved'), 'ship', { parcelId: 'errors.notFound' });
  await type('Carrier', 'SF');
  await type('Tracking number', 'SF 1');
  await userEvent.click(screen.getByRole('button', { name: 'Enter tracking' }));
  await screen.findByRole('alert');
});

test('goods for which others are chosen are called by name and options', async () => {
  const line = {
    id: 1,
    lineNumber: 1,
    variantId: 7,
    sku: 'SHIRT-B',
    names: { en: 'Shirt', zh: '衬衫' },
    optionNames: { en: 'Blue / S', zh: '蓝色 / 小码' },
    isSame: false,
    quantity: null,
    refundable: null,
    price: null,
  };
  const getList = vi.fn(async () => ({ data: [], total: 0 }));
  const record = { ...exchange('approved'), details: { ...WITH_EXTRA, lines: [line] } };
  const dialog = <StepDialog record={record} action="changeGoods" onClose={() => undefined} />;
  render(inContext(dialog, { getList }));
  await screen.findByRole('group', { name: 'Shirt · Blue / S · SHIRT-B' }, PATIENT);
});

test('what was found of the units is sent for each line', async () => {
  const call = show(exchange('received', 2), 'inspect');
  await type('Back into stock', '1');
  await type('Scrap', '1');
  expect(await send('Inspect', call)).toMatchObject({
    input: { lines: [{ lineNumber: 1, resellable: 1, refurbish: 0, scrap: 1, wrongItem: 0 }] },
  });
});

const withMug = (others: number): CaseDetail => {
  const replaced = [{ sku: 'MUG', units: 1 }];
  const line = { lineNumber: 1, others, replaced, isAsked: others > 0 };
  return { ...exchange('received', others + 1), details: { replacedLines: [line] } };
};

test('of a line with replacements it is said of either goods what was found', async () => {
  const call = show(withMug(1), 'inspect');
  const cups = await screen.findByRole('group', { name: 'CUP, as sold' }, PATIENT);
  const mugs = screen.getByRole('group', { name: 'MUG, sent as a replacement of CUP' });
  await userEvent.type(within(cups).getByRole('textbox', { name: 'Scrap' }), '1');
  await userEvent.type(within(mugs).getByRole('textbox', { name: 'Back into stock' }), '1');
  const none = { resellable: 0, refurbish: 0, scrap: 0, wrongItem: 0 };
  expect(await send('Inspect', call)).toMatchObject({
    input: {
      lines: [
        { lineNumber: 1, ...none, resellable: 1, scrap: 1, replaced: { ...none, resellable: 1 } },
      ],
    },
  });
});

test('where only the replacement can have come in, it is named and nothing more is asked', async () => {
  const call = show(withMug(0), 'inspect');
  await screen.findByText('MUG, sent as a replacement of CUP: 1 came in', undefined, PATIENT);
  await type('Back into stock', '1');
  const sent = await send('Inspect', call);
  expect(sent).toMatchObject({ input: { lines: [{ lineNumber: 1, resellable: 1 }] } });
  expect(sent).not.toHaveProperty('input.lines.0.replaced');
});

test('where different goods replaced units of a line, the order in which they count is said', async () => {
  const replaced = ['MUG', 'GLASS'].map((sku) => ({ sku, units: 1 }));
  const line = { lineNumber: 1, others: 0, replaced, isAsked: false };
  show({ ...exchange('received', 1), details: { replacedLines: [line] } }, 'inspect');
  await screen.findByText(/put into stock in this order: MUG, GLASS\.$/, undefined, PATIENT);
  cleanup();
  show(withMug(0), 'inspect');
  await screen.findByText(/^MUG, sent as a replacement/, undefined, PATIENT);
  expect(screen.queryByText(/in this order/)).toBeNull();
});

test('a payment that came in after the refund is named, and is said to have gone back in another way', async () => {
  const call = show({ ...exchange('completed', 2), details: WITH_EXTRA }, 'settleExtra');
  await screen.findByText(
    '¥2,283.95 goes back by the payment with which it was paid.',
    undefined,
    PATIENT,
  );
  await userEvent.click(await screen.findByRole('switch', undefined, PATIENT));
  await screen.findByText('¥2,283.95 counts as given back, and nothing is refunded.');
  await type('Reason, or what the customer said', 'Paid back at the counter');
  expect(await send('Settle extra payment', call)).toEqual({
    version: 5,
    reason: 'Paid back at the counter',
    input: { isReturned: true },
  });
});

test('the refunds of an exchange are told with what they are for and how far they have come', async () => {
  const refunds = [
    { id: 11, purpose: 'goods', state: 'succeeded', total: 5_500 },
    { id: 12, purpose: 'extra', state: 'submitted', total: 228_395 },
  ] as const;
  const details = { ...WITH_EXTRA, extra: 0, refunds: [...refunds] };
  render(inContext(<exchangeView.Content record={{ ...exchange('completed', 2), details }} />));
  const list = await screen.findByRole('list', { name: 'Refunds' }, PATIENT);
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((one) => one.textContent),
  ).toEqual([
    'Refund of the goods; Refunded ¥55.00',
    'Refund of what was paid too much; Awaiting approval ¥2,283.95',
  ]);
  expect(
    within(list)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')),
  ).toEqual(['/refunds/11/show', '/refunds/12/show']);
});

test('the dialog of a conversion says into what the exchange is converted', async () => {
  const call = show(exchange('approved'), 'convert');
  expect(
    await screen.findByText(/^The exchange becomes a refund: /, undefined, PATIENT),
  ).toBeTruthy();
  await type('Reason, or what the customer said', 'Wants the money');
  expect(await send('Convert', call)).toEqual({
    version: 5,
    reason: 'Wants the money',
    input: {},
  });
});

test('an amount below zero is said to be one, and digits of full width are read', async () => {
  show(exchange('inspectionFailed', 2), 'offerPart');
  await type(/^Amount|^Part/, '-5');
  expect(screen.getByText('An amount of zero or more')).toBeTruthy();
  await type(/^Amount|^Part/, '1.234');
  expect(screen.getByText('An amount with at most 2 decimals')).toBeTruthy();
  await type(/^Amount|^Part/, '１２');
  expect(screen.queryByText('An amount with at most 2 decimals')).toBe(null);
});

test('the main button of a case is its ordinary next step, which stands first', async () => {
  const onlyVerbs = { ...exchange('inspected', 2) };
  render(
    <MemoryRouter>
      <CoreAdminContext
        store={memoryStore()}
        authProvider={AUTH}
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
        queryClient={new QueryClient()}
      >
        <CaseVerbs record={{ ...onlyVerbs, allowed: ['failInspection', 'settle', 'convert'] }} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const buttons = await screen.findAllByRole('button', undefined, PATIENT);
  expect(buttons.map(({ textContent }) => textContent).slice(0, 3)).toEqual([
    'Fix amount',
    'Fail inspection',
    'Convert',
  ]);
  expect(buttons.map(({ className }) => className.includes('MuiButton-contained'))).toEqual([
    true,
    false,
    false,
  ]);
});
