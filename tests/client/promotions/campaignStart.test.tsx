/** A promotion that would begin before its campaign is said before it is submitted, with a way to mend it. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { DAY_MS, instantOf } from '#shared/days';
import { english } from '../../../client/layout/english.ts';
import { CampaignStartAlert } from '../../../client/promotions/promotions/CampaignStartAlert.tsx';
import { WhenSection } from '../../../client/promotions/promotions/sections/WhenSection.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

// Far enough ahead to be in the future of every run.
const START = Date.UTC(2300, 0, 1);
const CAMPAIGN = { id: 1, name: 'Double 11', startsAt: START, endsAt: START + DAY_MS };

const show = (page: React.ReactNode) =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({ getOne: async () => ({ data: CAMPAIGN }) })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        {page}
      </CoreAdminContext>
    </MemoryRouter>,
  );
const Window = () => <output>{JSON.stringify(useFormContext().watch('terms'))}</output>;

test('terms that begin before their campaign are warned of, and can begin with it', async () => {
  const onStart = vi.fn();
  show(<CampaignStartAlert campaignId={1} terms={{ startsAt: START - 1 }} onStart={onStart} />);
  expect((await screen.findByRole('alert')).textContent).toContain(
    'before the campaign “Double 11”',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Begin with the campaign' }));
  expect(onStart).toHaveBeenCalledWith(START);
});

test('“With the campaign” sets both ends', async () => {
  const terms = { startsAt: 0, endsAt: null, hours: [] };
  show(
    <Form defaultValues={{ campaignId: 1, terms }}>
      <WhenSection isNew />
      <Window />
    </Form>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'With the campaign' }));
  const { startsAt, endsAt } = CAMPAIGN;
  expect(JSON.parse(screen.getByRole('status').textContent ?? '')).toMatchObject({
    startsAt,
    endsAt,
  });
});

const startOf = () => JSON.parse(screen.getByRole('status').textContent ?? '').startsAt;
const ZONE = 'Asia/Shanghai';
const at = (day: string, time: string) => instantOf(day, time, ZONE);
const showWhen = async (startsAt: number, { isNew = true } = {}) => {
  show(
    <Form defaultValues={{ terms: { startsAt, endsAt: null, hours: [] } }}>
      <WhenSection isNew={isNew} />
      <Window />
    </Form>,
  );
  const [time] = await screen.findAllByLabelText('Time');
  const put = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
  return {
    putDay: (day: string) => put(screen.getByLabelText('From'), day),
    putTime: (text: string) => put(time as HTMLElement, text),
  };
};

test('a promotion that begins with the present begins at midnight of another day', async () => {
  const { putDay } = await showWhen(at('2020-01-01', '07:57'));
  putDay('2300-01-02');
  await waitFor(() => expect(startOf()).toBe(at('2300-01-02', '00:00')));
});

test('a time that was chosen stays with another day', async () => {
  const { putDay, putTime } = await showWhen(at('2020-01-01', '07:57'));
  putTime('10:15');
  await waitFor(() => expect(startOf()).toBe(at('2020-01-01', '10:15')));
  putDay('2300-01-02');
  await waitFor(() => expect(startOf()).toBe(at('2300-01-02', '10:15')));
});

test('a start ahead keeps its time on another day', async () => {
  const { putDay } = await showWhen(at('2300-01-01', '07:57'));
  putDay('2300-01-02');
  await waitFor(() => expect(startOf()).toBe(at('2300-01-02', '07:57')));
});

test('the start of a saved draft keeps its time on another day, also when it has passed', async () => {
  const { putDay } = await showWhen(at('2020-01-01', '20:00'), { isNew: false });
  putDay('2300-01-02');
  await waitFor(() => expect(startOf()).toBe(at('2300-01-02', '20:00')));
});
