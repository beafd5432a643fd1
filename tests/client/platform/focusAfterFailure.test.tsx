/** Where the focus is after a form could not be saved: at the first wrong field, else at what says why. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  ResourceContextProvider,
  SaveContextProvider,
  type SaveHandler,
  type RaRecord,
  TextInput,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { Form } from '../../../client/ui/form/Form.tsx';
import { LeavesContext } from '../../../client/ui/form/whileSaving.tsx';

afterEach(cleanup);

const Contract = z.object({ code: z.string().max(3), name: z.string(), brand: z.string().max(3) });

const show = (save: SaveHandler<RaRecord>) => {
  render(
    <MemoryRouter>
      <CoreAdminContext i18nProvider={polyglotI18nProvider(() => english, 'en')}>
        <ResourceContextProvider value="products">
          <SaveContextProvider value={{ save, saving: false, mutationMode: 'pessimistic' }}>
            <LeavesContext value={true}>
              <Form contract={Contract} defaultValues={{ code: '', name: '', brand: '' }}>
                <TextInput source="code" label="Code" />
                <TextInput source="name" label="Name" />
                <TextInput source="brand" label="Brand" />
              </Form>
            </LeavesContext>
          </SaveContextProvider>
        </ResourceContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const user = userEvent.setup();
  const press = async () => {
    screen.getByRole('button', { name: 'Save' }).focus();
    await user.keyboard('{Enter}');
  };
  return { user, press };
};
const field = (name: string) => screen.getByRole('textbox', { name });

test('the first wrong field in the order of the page has the focus', async () => {
  const { user, press } = show(async () => undefined);
  await user.type(field('Brand'), 'Cedar');
  await user.type(field('Code'), 'C-1234');
  await press();
  await waitFor(() => expect(document.activeElement).toBe(field('Code')));
});

test('a field that the server refuses has the focus', async () => {
  const { user, press } = show(() => ({ name: 'errors.required' }));
  await user.type(field('Code'), 'C-1');
  await press();
  await waitFor(() => expect(document.activeElement).toBe(field('Name')));
});

test('where no field is wrong, the focus is at the sentence that says why', async () => {
  const { user, press } = show(async (_, options) =>
    options?.onError?.(new ApiError(0, {}), {} as never, undefined),
  );
  await user.type(field('Code'), 'C-1');
  await press();
  await waitFor(() =>
    expect(document.activeElement?.textContent).toMatch(/^Unsaved: .*Not saved\. The server/),
  );
});
