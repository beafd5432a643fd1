/** A promotion that would begin before its campaign is said before it is submitted, with a way to mend it. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { DAY_MS } from '#shared/days';
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
const Window = () => <output>{JSON.stringify(useWatch({ name: 'terms' }))}</output>;

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
      <WhenSection />
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
