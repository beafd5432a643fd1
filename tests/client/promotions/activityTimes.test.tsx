/** The times of a member activity lie within its campaign: they move there with the choice, or the fields say it at once. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form, RecordContextProvider } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { DAY_MS } from '#shared/days';
import { english } from '../../../client/layout/english.ts';
import { WhenFields } from '../../../client/promotions/memberActivities/WhenFields.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const FIRST = Date.UTC(2030, 0, 1);
const CAMPAIGNS = [
  { id: 1, name: 'Spring', startsAt: FIRST + 30 * DAY_MS, endsAt: FIRST + 60 * DAY_MS },
  { id: 2, name: 'Weekend', startsAt: FIRST + 40 * DAY_MS, endsAt: FIRST + 42 * DAY_MS },
];
const PROPOSED = { campaignId: null, startsAt: FIRST, endsAt: FIRST + 7 * DAY_MS };

const Choice = ({ id }: { id: number }) => {
  const { setValue } = useFormContext();
  return (
    <button type="button" onClick={() => setValue('campaignId', id, { shouldDirty: true })}>
      {`Campaign ${id}`}
    </button>
  );
};
const Times = () => <output>{JSON.stringify(useWatch({ name: ['startsAt', 'endsAt'] }))}</output>;

const open = (record: object = {}) =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({
          getOne: async (_: string, { id }: { id: number }) => ({ data: CAMPAIGNS[id - 1] }),
        })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        <RecordContextProvider value={record}>
          <Form defaultValues={PROPOSED}>
            <WhenFields />
            <Choice id={1} />
            <Choice id={2} />
            <Times />
          </Form>
        </RecordContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
const choose = (id: number) =>
  userEvent.click(screen.getByRole('button', { name: `Campaign ${id}` }));
const times = () => JSON.parse(screen.getByRole('status').textContent ?? '') as number[];
const days = () => times().map((at) => (at - FIRST) / DAY_MS);

test('what nobody typed moves into the campaign that is chosen, and on with another one', async () => {
  open();
  await choose(1);
  await waitFor(() => expect(days()).toEqual([30, 37]));
  await choose(2);
  await waitFor(() => expect(days()).toEqual([40, 42]));
  expect(screen.queryByText(/before its campaign/)).toBeNull();
});

test('what somebody typed stays, and the field says at once that it lies outside', async () => {
  open();
  const day = screen.getByLabelText('From day');
  fireEvent.change(day, { target: { value: '2030-01-03' } });
  fireEvent.blur(day);
  await choose(1);
  expect(await screen.findByText(/It begins before its campaign/)).toBeTruthy();
  expect(day.getAttribute('aria-invalid')).toBe('true');
  expect(days()[0]).toBe(2);
  fireEvent.change(day, { target: { value: '2030-02-03' } });
  fireEvent.blur(day);
  await waitFor(() => expect(screen.queryByText(/before its campaign/)).toBeNull());
});

test('a stored activity keeps its times, and the fields say what lies outside', async () => {
  open({ id: 5, ...PROPOSED, campaignId: 1 });
  expect(await screen.findByText(/It begins before its campaign/)).toBeTruthy();
  expect(days()).toEqual([0, 7]);
});
