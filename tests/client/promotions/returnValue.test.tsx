/** The dialog that values a return asks for the typed units, and shows the refund with every reason. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, type DataProvider, RecordContextProvider } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import type {
  ReturnValueLine,
  ReturnValue,
  ReturnValueInput,
} from '#contract/promotions/returnValue';
import { english } from '../../../client/layout/english.ts';
import { allOf, inputOf, unitsOf } from '../../../client/promotions/returnValue/chosen.ts';
import { RefundedLess } from '../../../client/promotions/returnValue/RefundedLess.tsx';
import ReturnValueButton from '../../../client/promotions/returnValue/ReturnValueButton.tsx';

afterEach(cleanup);

const line = (id: string, ordered: number, returnedBefore = 0): ReturnValueLine => ({
  id,
  sku: `SKU-${id}`,
  name: `Goods ${id}`,
  ordered,
  returnedBefore,
  paidInAll: 0,
  left: 0,
  quantity: 0,
  amount: 0,
  discounts: [],
  paid: 0,
  refund: 0,
});
const LINES = [line('a', 6), line('b', 2, 2)];
const NOTHING: ReturnValue = {
  orderId: 'o-1',
  currency: 'CNY',
  isRedeemed: true,
  lines: LINES,
  notOrdered: [],
  promotions: [],
  gifts: [],
  paid: 0,
  takenBack: 0,
  outstandingBefore: 0,
  outstanding: 0,
  refundedBefore: 0,
  refundedLess: 0,
  addedRefund: 0,
  beyondPaid: 0,
  refund: 0,
};
const FIVE: ReturnValue = {
  ...NOTHING,
  lines: [
    {
      ...line('a', 6),
      quantity: 5,
      amount: 25_000,
      paid: 22_500,
      refund: 22_000,
      discounts: [{ promotionId: 1, label: 'Ten off', amount: 2500 }],
    },
    line('b', 2, 2),
  ],
  promotions: [
    {
      promotionId: 1,
      revision: 1,
      label: 'Ten off',
      code: null,
      whenReturned: 'takeBack',
      held: 900,
      left: 0,
      takenBackBefore: 100,
      takenBack: 500,
      reason: 'givesNothing',
      judgement: null,
    },
  ],
  gifts: [{ promotionId: 1, variantId: 3, sku: null, name: 'Mug', quantity: 1 }],
  paid: 22_500,
  takenBack: 500,
  refund: 22_000,
};

const open = (order: object = {}) => {
  const asked: ReturnValueInput['lines'][] = [];
  const dataProvider = {
    call: (_method: string, path: string, body: ReturnValueInput) => {
      if (path !== '/orders/7/returnValue') return Promise.resolve({ data: {} });
      asked.push(body.lines);
      return Promise.resolve({ data: body.lines.length > 0 ? FIVE : NOTHING });
    },
    getOne: () => Promise.resolve({ data: { id: 1 } }),
  } as unknown as DataProvider;
  const record = { id: 7, paidAt: 1, status: 'paid', lines: LINES, ...order };
  render(
    <CoreAdminContext
      dataProvider={dataProvider}
      queryClient={new QueryClient()}
      i18nProvider={polyglotI18nProvider(() => english, 'en')}
    >
      <RecordContextProvider value={record}>
        <ReturnValueButton />
      </RecordContextProvider>
    </CoreAdminContext>,
  );
  return asked;
};

test('typed units are asked for, and the refund is shown with what is taken back and why', async () => {
  const asked = open();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Value of a return' }));
  const units = await screen.findByLabelText('Units of SKU-a that come back');
  expect(screen.getByLabelText('Units of SKU-b that come back')).toHaveProperty('disabled', true);
  expect(screen.getByText('Enter units to see the refund.')).toBeTruthy();
  await user.type(units, '7');
  expect(screen.getByText('At most 6 can still come back.')).toBeTruthy();
  await user.clear(units);
  await user.type(units, '5');
  await waitFor(() => expect(asked.at(-1)).toEqual([{ id: 'a', quantity: 5 }]));
  const dialog = within(screen.getByRole('dialog'));
  await waitFor(() => expect(dialog.getByText('Refund for goods')).toBeTruthy());
  const text = screen.getByRole('dialog').textContent ?? '';
  expect(text).toContain('¥220.00');
  expect(text).toContain('Refund ¥220.00');
  expect(text).toContain('−¥5.00');
  expect(text).toContain(
    'The rest has ¥9.00 of it, but alone would get nothing. Other promotions would give the rest alone ¥3.00 more, so that much is not taken back. Earlier returns took back ¥1.00.',
  );
  expect(text).toContain('The gift is to come back too: Mug');
  expect(asked.flat().every(({ quantity }) => quantity <= 6)).toBe(true);
});

test('what earlier refunds were too small by is told, and added with one press', () => {
  const pressed: boolean[] = [];
  const show = (value: ReturnValue, isAdding: boolean) =>
    render(
      <CoreAdminContext i18nProvider={polyglotI18nProvider(() => english, 'en')}>
        <RefundedLess value={value} isAdding={isAdding} onAdd={(one) => pressed.push(one)} />
      </CoreAdminContext>,
    );
  const { unmount } = show(FIVE, false);
  expect(screen.queryByRole('alert')).toBeNull();
  unmount();
  const less = show({ ...FIVE, refundedLess: 1712 }, false);
  expect(screen.getByRole('alert').textContent).toContain('Earlier refunds were ¥17.12 less');
  screen.getByRole('button', { name: 'Add it' }).click();
  less.unmount();
  const added = show({ ...FIVE, refundedLess: 1712 }, true);
  screen.getByRole('button', { name: 'Do not add it' }).click();
  expect(pressed).toEqual([true, false]);
  added.unmount();
  show({ ...NOTHING, refundedLess: 1712 }, false);
  expect(screen.queryByRole('button', { name: 'Add it' })).toBeNull();
});

test('an order that was not paid or was cancelled offers no value of a return', () => {
  open({ paidAt: null });
  open({ status: 'cancelled' });
  expect(screen.queryByRole('button', { name: 'Value of a return' })).toBeNull();
});

test('only numbers of units that can still come back are asked for', () => {
  const [first = line('a', 6), second = line('b', 2)] = LINES;
  const units = ['', '0', '３', '6', '7', '-1', '1.5', 'x'].map((text) =>
    unitsOf({ a: text }, first),
  );
  expect(units).toEqual([0, 0, 3, 6, NaN, NaN, NaN, NaN]);
  expect(unitsOf({ b: '1' }, second)).toBeNaN();
  expect(inputOf({ a: '2', b: '1' }, LINES)).toEqual({
    lines: [{ id: 'a', quantity: 2 }],
    addRefundedLess: false,
  });
  expect(allOf(LINES)).toEqual({ a: '6', b: '' });
});
