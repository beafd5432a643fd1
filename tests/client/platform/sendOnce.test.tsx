/** A double click, or a repeat after a lost answer, makes one record. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ResourceContextProvider, TextInput } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { api } from '../../../client/api.ts';
import { english } from '../../../client/layout/english.ts';
import { newFormKey } from '../../../client/sendOnce.ts';
import { Form } from '../../../client/ui/form/Form.tsx';
import { CreatePage } from '../../../client/ui/record/RecordPage.tsx';

const i18nProvider = polyglotI18nProvider(() => english, 'en');
const saved = () => new Response('{"id":1,"name":"Lamp"}');
const keysOf = (sent: { mock: { calls: Parameters<typeof fetch>[] } }) =>
  sent.mock.calls.map(([, options]) => new Headers(options?.headers).get('idempotency-key'));

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test('a double click on Save sends one request, with a key', async () => {
  const user = userEvent.setup();
  let answer = () => {};
  const sent = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(() => new Promise((resolve) => (answer = () => resolve(saved()))));
  render(
    <MemoryRouter>
      <CoreAdminContext dataProvider={api} i18nProvider={i18nProvider}>
        <ResourceContextProvider value="attributes">
          <CreatePage redirect={false}>
            <Form contract={z.strictObject({ name: z.string() })}>
              <TextInput source="name" />
            </Form>
          </CreatePage>
        </ResourceContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await user.type(await screen.findByRole('textbox'), 'Lamp');
  const save = screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement;
  await user.dblClick(save);
  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(save.disabled).toBe(true);
  answer();
  await waitFor(() => expect(save.disabled).toBe(false));
  expect(sent).toHaveBeenCalledTimes(1);
  expect(keysOf(sent)[0]).toMatch(/^[0-9a-f]{32}$/);
});

test('equal verbs at the same time are one request, and one after the other are two', async () => {
  const sent = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => saved());
  const issue = () => api.act('couponBatches', 1, 'issue', { level: 'gold' });
  await Promise.all([issue(), issue()]);
  expect(sent).toHaveBeenCalledTimes(1);
  await issue();
  expect(sent).toHaveBeenCalledTimes(2);
  expect(new Set(keysOf(sent)).size).toBe(2);
});

test('a repeat after a lost answer has the same key, and a corrected form too', async () => {
  const sent = vi
    .spyOn(globalThis, 'fetch')
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockImplementation(async () => saved());
  const meta = { form: newFormKey() };
  const create = (name: string) => api.create('attributes', { data: { name }, meta });
  await expect(create('Lmap')).rejects.toThrow();
  await create('Lamp');
  const [first, second] = keysOf(sent);
  expect(second).toBe(first);
});

test('after a refusal the next try has a new key', async () => {
  const sent = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValueOnce(new Response('{"message":"errors.sentBefore"}', { status: 409 }))
    .mockImplementation(async () => saved());
  const create = () => api.create('attributes', { data: { name: 'Lamp' } });
  await expect(create()).rejects.toMatchObject({ status: 409 });
  await create();
  expect(new Set(keysOf(sent)).size).toBe(2);
});
