/** The picker of members: people of one name are told apart, and the chosen one is shown by name alone. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { MemberInput } from '../../../client/members/shared/members.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'agent', store: STORE };
const MEMBERS = [
  { id: 1, name: 'Lin', externalId: 'm1', level: 'gold', phone: '138****0001' },
  { id: 2, name: 'Lin', externalId: 'm2', level: null, phone: null },
  { id: 3, name: null, externalId: 'm3', level: null, phone: null },
];
const GOLD = { key: 'gold', names: { en: 'Gold' }, rank: 1, color: null, members: 1 };

test('members of one name are told apart by number, level and phone, also where that was typed', async () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const methods = {
    getList: async () => ({ data: MEMBERS, total: MEMBERS.length }),
    getMany: async () => ({ data: MEMBERS.slice(0, 1) }),
    call: async () => ({ data: { levels: [GOLD], groups: [], channels: [], segments: [] } }),
  };
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy(methods)}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
        queryClient={queryClient}
      >
        <Form>
          <MemberInput source="memberId" />
        </Form>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const field = await screen.findByRole('combobox', undefined, { timeout: 30_000 });
  await userEvent.type(field, '0001');
  const found = await screen.findByRole('option', { name: /m1.*Gold.*138\*\*\*\*0001/ });
  const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(names.slice(0, 3)).toEqual(['Lin · m1 · Gold · 138****0001', 'Lin · m2', 'm3']);
  await userEvent.click(found);
  expect((field as HTMLInputElement).value).toBe('Lin');
});
