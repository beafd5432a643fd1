/** The picture of a reward is asked for once its address is typed, not at each letter. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form, ResourceContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { PictureInput } from '../../../client/promotions/pointRewards/PictureInput.tsx';
import { answeredBy } from '../support/providers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

test('half an address is never asked for', async () => {
  const { container } = render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        <ResourceContextProvider value="pointRewards">
          <Form>
            <PictureInput />
          </Form>
        </ResourceContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const asked = new Set<string>();
  const look = () => {
    for (const { src } of container.querySelectorAll('img')) asked.add(src);
  };
  const address = 'https://example.com/mug.png';
  const box = screen.getByRole('textbox');
  for (let end = 1; end <= address.length; end++) {
    fireEvent.change(box, { target: { value: address.slice(0, end) } });
    await act(() => vi.advanceTimersByTimeAsync(300));
    look();
  }
  expect([...asked]).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  look();
  expect([...asked]).toEqual([address]);
});
