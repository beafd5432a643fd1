/** A field of whole numbers says so, of what is a number but not a whole one. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { count } from '#shared/fields';
import { english } from '../../../client/layout/english.ts';
import { resolverOf } from '../../../client/ui/form/resolver.ts';
import { WholeInput } from '../../../client/ui/form/WholeInput.tsx';

afterEach(cleanup);

test.each([
  ['1.5', 'Must be a whole number'],
  ['0', 'Must be at least 1'],
])('of %s uses the field says: %s', async (typed, said) => {
  render(
    <MemoryRouter>
      <CoreAdminContext i18nProvider={polyglotI18nProvider(() => english, 'en')}>
        <Form resolver={resolverOf(z.object({ uses: count(1, 100) }))} mode="onChange">
          <WholeInput source="uses" label="Uses" />
        </Form>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  fireEvent.change(await screen.findByLabelText('Uses'), { target: { value: typed } });
  expect(await screen.findByText(said)).not.toBeNull();
});
