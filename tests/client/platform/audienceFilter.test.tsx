/** Filters by channel, level or group show the names of the store and ask for its codes. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { AudienceFilter } from '../../../client/platform/shared/audience/AudienceFilter.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const CHANNELS = [
  { key: 'mp_wx', names: { en: 'WeChat', zh: '微信' }, rank: null, color: null, members: null },
  { key: 'kiosk', names: null, rank: null, color: null, members: null },
];
const Chosen = () => <output>{String(useWatch({ name: 'channel' }))}</output>;

test('a channel is chosen by its name, and by its code where nobody has named it', async () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const call = async () => ({ data: { levels: [], groups: [], channels: CHANNELS } });
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <Form>
          <AudienceFilter source="channel" kind="channels" />
          <Chosen />
        </Form>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('combobox'));
  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => textContent?.trim()).filter((text) => text)).toEqual(
    expect.arrayContaining(['WeChat', 'kiosk']),
  );
  await user.click(screen.getByRole('option', { name: 'WeChat' }));
  expect(screen.getByText('mp_wx')).toBeTruthy();
});
