/** Working through the issues to fix: what was passed over. */
import { QueryClient } from '@tanstack/react-query';
import { MenuItem, TextField } from '@mui/material';
import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { jumpTo } from '../../../client/catalog/shared/issues/field.ts';
import { useQueue } from '../../../client/catalog/shared/issues/useQueue.ts';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

test('an issue that was passed over comes again after a new start, and for the next person', async () => {
  const client = new QueryClient();
  const issues = [{ id: 1 }, { id: 2 }];
  const call = () => Promise.resolve({ data: { total: 2, issues } });
  const { result } = renderHook(() => useQueue({}), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <MemoryRouter>
        <CoreAdminContext queryClient={client} dataProvider={answeredBy({ call })}>
          {children}
        </CoreAdminContext>
      </MemoryRouter>
    ),
  });
  const next = () => result.current.nextAfter(null)?.id;
  await waitFor(() => expect(next()).toBe(1));
  act(() => result.current.passOver(1));
  expect(next()).toBe(2);
  act(() => result.current.startQueue());
  expect(next()).toBe(1);
  act(() => result.current.passOver(1));
  // As the logout does.
  act(() => client.removeQueries({ type: 'inactive' }));
  expect(next()).toBe(1);
});

test('an issue of an attribute with choices puts the keyboard on what is seen of the choice, in sight', async () => {
  // jsdom has neither.
  vi.stubGlobal('CSS', { escape: (name: string) => name.replaceAll('.', '\\.') });
  const scrolled: Element[] = [];
  Element.prototype.scrollIntoView = function scrollIntoView(this: Element) {
    scrolled.push(this);
  };
  render(
    <TextField select label="Material" name="attributes.material" defaultValue="">
      <MenuItem value="oak">Oak</MenuItem>
    </TextField>,
  );
  const choice = screen.getByRole('combobox');
  jumpTo({ rule: 'missingRequiredAttribute', detail: 'material' });
  await waitFor(() => expect(document.activeElement).toBe(choice));
  expect(scrolled).toEqual([choice]);
});
