/** The search can be left by keyboard. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CoreAdminContext, type DataProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import SearchDialog from '../../../client/layout/SearchDialog.tsx';

afterEach(cleanup);

test('Escape closes the search, with and without a text', async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const dataProvider = { getList: async () => ({ data: [], total: 0 }) } as unknown as DataProvider;
  render(
    <MemoryRouter>
      <CoreAdminContext dataProvider={dataProvider}>
        <SearchDialog onClose={onClose} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await user.click(screen.getByRole('combobox'));
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
  await user.keyboard('lamp{Escape}');
  expect(onClose).toHaveBeenCalledTimes(2);
});
