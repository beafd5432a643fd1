/** How often a gift is given, as a person chooses and types it. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form, ThemeProvider } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { GiftFields } from '../../../client/promotions/promotions/inputs/GiftFields.tsx';
import { newReward } from '../../../client/promotions/promotions/newTerms.ts';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

/** What the form holds, as text. */
const Held = () => <output>{JSON.stringify(useFormContext().watch('gift'))}</output>;
const show = () => {
  const nothing = async () => ({ data: [], total: 0 });
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({ getList: nothing, getMany: nothing, call: nothing })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        <ThemeProvider>
          <Form defaultValues={{ gift: newReward('gift') }}>
            <GiftFields source="gift" />
            <Held />
          </Form>
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
};
const held = () => JSON.parse(screen.getByRole('status').textContent ?? '{}') as object;
const choose = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: RegExp, text: string) => {
  const input = screen.getByLabelText(label);
  fireEvent.change(input, { target: { value: text } });
  fireEvent.blur(input);
};

test('a gift for every amount and for every number of units is typed, and given once again loses both', async () => {
  show();
  expect(held()).toMatchObject({ every: null, times: null });
  expect(screen.queryByLabelText(/^Max times per order/)).toBeNull();
  choose('For every amount spent');
  type(/^For every/, '100');
  type(/^Max times per order/, '3');
  await waitFor(() =>
    expect(held()).toMatchObject({ every: { basis: 'amount', from: 10_000 }, times: 3 }),
  );
  choose('For every number of units');
  expect(held()).toMatchObject({ every: { basis: 'quantity', from: null }, times: 3 });
  type(/^Units bought/, '２');
  await waitFor(() => expect(held()).toMatchObject({ every: { basis: 'quantity', from: 2 } }));
  choose('Once per order');
  expect(held()).toMatchObject({ every: null, times: null });
});
