/** No link leads to a page that the role may not open, and forms are shown only to who may save them. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  type AuthProvider,
  CoreAdminContext,
  ResourceDefinitionContextProvider,
  type ResourceDefinitions,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { can, ROLES } from '#contract/platform/access';
import { guardedViews } from '../../../client/layout/guardedViews.tsx';
import { en as words } from '../../../client/layout/messages.ts';
import { english } from '../../../client/layout/english.ts';
import { features } from '../../../client/resources.ts';
import type { FeatureOf } from '../../../client/ui/feature.ts';
import { RecordLink } from '../../../client/ui/record/RecordLink.tsx';

const i18nProvider = polyglotI18nProvider(() => english, 'en');
const definitions = Object.fromEntries(
  features.map(({ name, show, edit, create, options }) => [
    name,
    { name, hasShow: Boolean(show), hasEdit: Boolean(edit), hasCreate: Boolean(create), options },
  ]),
) as ResourceDefinitions;

afterEach(cleanup);

const draw = async (role: (typeof ROLES)[number], children: React.ReactNode) => {
  const getIdentity = async () => ({ id: '1', name: 'Somebody', role });
  const authProvider = {
    checkAuth: async () => undefined,
    getIdentity,
    canAccess: async ({ resource, action }: { resource: string; action: string }) =>
      can(role, resource, action),
  } as unknown as AuthProvider;
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], await getIdentity());
  const drawn = render(
    <MemoryRouter>
      <CoreAdminContext
        i18nProvider={i18nProvider}
        authProvider={authProvider}
        queryClient={queryClient}
      >
        <ResourceDefinitionContextProvider definitions={definitions}>
          {children}
        </ResourceDefinitionContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  return drawn;
};

const records = features.filter(({ show, edit }) => show || edit);

test.each(ROLES)(
  'a link to a record leads %s only to pages that the role may open',
  async (role) => {
    await draw(
      role,
      records.flatMap(({ name }) => [
        <RecordLink key={name} resource={name} id={7}>
          {name}
        </RecordLink>,
        <RecordLink key={`${name} edit`} resource={name} id={7} to="edit">
          {name}
        </RecordLink>,
      ]),
    );
    const denied = screen.queryAllByRole('link').flatMap((link) => {
      const [resource = '', , view = 'edit'] = (link.getAttribute('href') ?? '')
        .split('/')
        .slice(1);
      return can(role, resource, view) &&
        definitions[resource]?.[view === 'show' ? 'hasShow' : 'hasEdit']
        ? []
        : [link.getAttribute('href')];
    });
    expect(denied).toEqual([]);
  },
);

test('editors of products are led to the form, and readers to the page to read', async () => {
  for (const [role, address] of [
    ['manager', '/products/7'],
    ['agent', '/products/7/show'],
  ] as const) {
    const { unmount } = await draw(
      role,
      <RecordLink resource="products" id={7}>
        Lamp
      </RecordLink>,
    );
    expect(screen.getByRole('link').getAttribute('href')).toBe(address);
    unmount();
  }
});

test('a form is not shown to who may not save it', async () => {
  const promotions = features.find(({ name }) => name === 'promotions') as FeatureOf<'promotions'>;
  const { create } = guardedViews({ ...promotions, create: () => <p>the form</p> });
  const Create = create as React.ComponentType;
  const { unmount } = await draw('agent', <Create />);
  expect(screen.queryByText('the form')).toBeNull();
  expect(screen.getByText(words.layout.noAccess.title)).toBeTruthy();
  unmount();
  await draw('marketer', <Create />);
  expect(screen.getByText('the form')).toBeTruthy();
});
