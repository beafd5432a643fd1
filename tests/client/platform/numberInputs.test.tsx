/** What is typed where a number goes is read, or said to be none; it is never taken for nothing. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import { CoreAdminContext, FilterLiveForm, Form, ListContextProvider } from 'react-admin';
import type { ListControllerResult } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { readPlain, valueOrNaN } from '#shared/numbers';
import { english } from '../../../client/layout/english.ts';
import { CountField } from '../../../client/ui/form/CountField.tsx';
import { PlainNumberInput } from '../../../client/ui/form/PlainNumberInput.tsx';
import { resolverOf } from '../../../client/ui/form/resolver.ts';
import { WholeInput } from '../../../client/ui/form/WholeInput.tsx';

afterEach(cleanup);

const show = (page: ReactNode) =>
  render(
    <MemoryRouter>
      <CoreAdminContext i18nProvider={polyglotI18nProvider(() => english, 'en')}>
        {page}
      </CoreAdminContext>
    </MemoryRouter>,
  );
const type = async (label: string, text: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value: text } });

/** The axes of charts, and a year that says itself what is wrong. */
const OTHERS = [
  'catalog/products/prices/PriceChart.tsx',
  'insight/programme/WaterfallChart.tsx',
  'pricing/seasonalPlans/YearSection.tsx',
];

test('no field leaves letters to the browser, which gives nothing for them', () => {
  const client = join(import.meta.dirname, '../../../client');
  const found = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) =>
      /type="number"|<NumberInput\b/.test(readFileSync(join(client, file), 'utf8')),
    );
  expect(found.sort()).toEqual(OTHERS);
});

test.each([
  ['750', 750],
  ['０．５', 0.5],
  ['129。5', 129.5],
  ['-1.5', -1.5],
  ['1,234', 1234],
  ['', null],
  ['abc', NaN],
  ['三百', NaN],
  ['1,5', NaN],
])('the number typed as %s is read as %s', (text, value) => {
  expect(valueOrNaN(readPlain(text))).toEqual(value);
});

test.each(['abc', '三百'])('a form with %s as a number says so and is not saved', async (typed) => {
  const save = vi.fn();
  show(
    <Form resolver={resolverOf(z.object({ ml: z.number().nullish() }))} onSubmit={save}>
      <PlainNumberInput source="ml" label="Capacity" />
      <button>Save</button>
    </Form>,
  );
  await type('Capacity', typed);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Must be a number');
  expect(save).not.toHaveBeenCalled();
  await type('Capacity', '３００');
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(save.mock.calls[0]?.[0]).toEqual({ ml: 300 }));
});

test('letters in a number are said as soon as the field is left, and no longer once they are gone', async () => {
  show(
    <Form onSubmit={vi.fn()}>
      <WholeInput source="stock" label="Stock" helperText="How many there are" />
      <PlainNumberInput source="ml" label="Capacity" />
    </Form>,
  );
  for (const [label, wrong] of [
    ['Stock', 'Must be a whole number'],
    ['Capacity', 'Must be a number'],
  ] as const) {
    await type(label, 'abc');
    expect(screen.queryByText(wrong)).toBeNull();
    fireEvent.blur(screen.getByLabelText(label));
    await screen.findByText(wrong);
    await type(label, '12');
    await waitFor(() => expect(screen.queryByText(wrong)).toBeNull());
    fireEvent.blur(screen.getByLabelText(label));
    expect(screen.queryByText(wrong)).toBeNull();
  }
  screen.getByText('How many there are');
});

test('a filter with letters says so, and the list stays as it was', async () => {
  const setFilters = vi.fn();
  const list = { filterValues: {}, setFilters, displayedFilters: {} };
  show(
    <ListContextProvider value={list as unknown as ListControllerResult}>
      <FilterLiveForm debounce={200}>
        <WholeInput source="orders" label="Orders" />
      </FilterLiveForm>
    </ListContextProvider>,
  );
  await type('Orders', 'abc');
  await screen.findByText('Must be a whole number');
  await type('Orders', '１２');
  await waitFor(() => expect(setFilters).toHaveBeenCalled());
  expect(setFilters.mock.calls.map(([values]) => values)).toEqual([{ orders: 12 }]);
});

test('a count outside a form says what cannot be read, and reads full-width digits', async () => {
  const onChange = vi.fn();
  show(<CountField label="Limit" value={null} onChange={onChange} />);
  for (const [typed, value] of [
    ['abc', NaN],
    ['0', NaN],
    ['１０', 10],
    ['', null],
  ] as const) {
    await type('Limit', typed);
    expect(onChange).toHaveBeenLastCalledWith(value);
    expect(screen.queryByText('A whole number from 1') !== null).toBe(Number.isNaN(value));
  }
});
