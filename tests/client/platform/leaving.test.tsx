/** Work that is not saved is asked about by whatever way its page is left, and nothing is typed that would be lost. */
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, RecordContextProvider, ResourceContextProvider } from 'react-admin';
import { type SaveHandler, SaveContextProvider, TextInput } from 'react-admin';
import { Link, Route, RouterProvider, Routes, useNavigate } from 'react-router-dom';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AttributeInput } from '#contract/catalog/attributes';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { createRouter } from '../../../client/router.tsx';
import { useUnsavedWork } from '../../../client/ui/form/AskBeforeLeaving.tsx';
import { Form } from '../../../client/ui/form/Form.tsx';
import { leavesWork } from '../../../client/ui/form/unsavedWork.ts';
import { LeavesContext } from '../../../client/ui/form/whileSaving.tsx';

/** Also on a busy machine. */
const SOON = { timeout: 10_000 };

const ATTRIBUTE = {
  id: 3,
  names: { en: 'Volume' },
  code: 'volume',
  type: 'text',
  options: [],
  version: 1,
};

const i18nProvider = polyglotI18nProvider(() => english, 'en');

type Send = (names: unknown) => Promise<void>;

/** What is typed in an input that is no field of the form, such as one of words. */
const Beside = () => {
  const [text, setText] = useState('');
  useUnsavedWork({ isUnsaved: text !== '' });
  return (
    <input aria-label="Beside" value={text} onChange={({ target }) => setText(target.value)} />
  );
};

const Attribute = ({ send }: { send: Send }) => {
  const navigate = useNavigate();
  const save: SaveHandler<typeof ATTRIBUTE> = async (values, options) => {
    try {
      await send(values.names);
    } catch (error) {
      return options?.onError?.(error as Error, {} as never, undefined);
    }
    // As React-Admin does once the server has answered.
    void navigate('/attributes');
  };
  return (
    <ResourceContextProvider value="attributes">
      <RecordContextProvider value={ATTRIBUTE}>
        <SaveContextProvider value={{ save, saving: false, mutationMode: 'pessimistic' }}>
          <LeavesContext value={true}>
            <Form contract={AttributeInput}>
              <TextInput source="names.en" label="English" />
              <TextInput source="names.zh" label="Chinese" />
              <Beside />
            </Form>
          </LeavesContext>
        </SaveContextProvider>
      </RecordContextProvider>
    </ResourceContextProvider>
  );
};

let dispose = () => {};
const open = (send: Send = async () => {}) => {
  const made = createRouter(
    <CoreAdminContext i18nProvider={i18nProvider}>
      <Routes>
        <Route path="/attributes/:id" element={<Attribute send={send} />} />
        <Route path="/*" element={<Link to="/attributes/3">another page</Link>} />
      </Routes>
    </CoreAdminContext>,
  );
  dispose = made.dispose;
  render(<RouterProvider router={made.router} />);
};

/** Enters an address, as a person does in the browser's own field. */
const enter = (hash: string) =>
  act(
    () =>
      new Promise<void>((done) => {
        // Later than in a browser, where the two are one step.
        window.addEventListener('popstate', () => done(), { once: true });
        location.hash = hash;
      }),
  );
const englishField = () => screen.findByLabelText<HTMLInputElement>('English', {}, SOON);
const type = async (text: string) =>
  fireEvent.change(await englishField(), { target: { value: text } });

const ask = vi.fn<() => boolean>();
beforeEach(() => {
  ask.mockReset().mockReturnValue(false);
  vi.stubGlobal('confirm', ask);
  history.pushState(null, '', '#/');
});
afterEach(() => {
  cleanup();
  dispose();
  vi.unstubAllGlobals();
});

/** The move back to the address of the form is over. */
const isBack = () => waitFor(() => expect(location.hash).toBe('#/attributes/3'), SOON);

test('an entered address asks before a form is left, and staying keeps the address and the text', async () => {
  open();
  fireEvent.click(await screen.findByText('another page', {}, SOON));
  await type('Litres');
  for (const hash of ['#/coupons', '#/attributes/31', '#/coupons']) {
    ask.mockClear();
    await enter(hash);
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(1), SOON);
    await isBack();
    expect((await englishField()).value).toBe('Litres');
  }
  ask.mockReturnValue(true);
  await enter('#/coupons');
  await screen.findByText('another page', {}, SOON);
  await waitFor(() => expect(location.hash).toBe('#/coupons'), SOON);
});

test('a page that was reached by an entered address asks as well: for another address, for Back, and for a link', async () => {
  open();
  await screen.findByText('another page', {}, SOON);
  await enter('#/orders');
  await enter('#/attributes/3');
  await type('Litres');
  const ways = [
    () => enter('#/coupons'),
    () => act(async () => history.back()),
    () => act(async () => history.go(-2)),
    () => enter('#/'),
  ];
  for (const [index, leave] of ways.entries()) {
    ask.mockClear();
    await leave();
    await waitFor(() => expect([index, ask.mock.calls.length]).toEqual([index, 1]), SOON);
    await isBack();
    expect((await englishField()).value).toBe('Litres');
  }
  ask.mockReturnValue(true);
  await act(async () => history.back());
  await screen.findByText('another page', {}, SOON);
  await waitFor(() => expect(location.hash).toBe('#/orders'), SOON);
});

test('a page without unsaved work is left by an entered address without a question', async () => {
  open();
  await enter('#/attributes/3');
  await englishField();
  await enter('#/coupons');
  await screen.findByText('another page', {}, SOON);
  expect(ask).not.toHaveBeenCalled();
});

test('the fields of a page that is left once it is saved are locked from Save until it is left', async () => {
  let answer = () => {};
  const send = vi.fn<Send>(() => new Promise<void>((resolve) => (answer = resolve)));
  open(send);
  await enter('#/attributes/3');
  await type('Litres');
  const chinese = screen.getByLabelText('Chinese');
  chinese.focus();
  const locked: boolean[] = [];
  const observer = new MutationObserver(() => locked.push(chinese.closest('[inert]') !== null));
  observer.observe(document.body, { attributes: true, subtree: true, attributeFilter: ['inert'] });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(chinese.closest('[inert]')).not.toBeNull();
  expect(document.activeElement).not.toBe(chinese);
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1), SOON);
  await act(async () => answer());
  await screen.findByText('another page', {}, SOON);
  observer.disconnect();
  expect(ask).not.toHaveBeenCalled();
  expect(locked).not.toContain(false);
  expect(location.hash).toBe('#/attributes');
});

test('the fields of such a page are free again, and focused, once a save has failed', async () => {
  const refusal = new ApiError(503, { message: 'errors.unavailable' });
  open(vi.fn<Send>().mockRejectedValueOnce(refusal));
  await enter('#/attributes/3');
  await type('Litres');
  const chinese = screen.getByLabelText('Chinese');
  chinese.focus();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/^Not saved/, {}, SOON);
  expect(chinese.closest('[inert]')).toBeNull();
  expect(document.activeElement).toBe(chinese);
  await enter('#/coupons');
  await waitFor(() => expect(ask).toHaveBeenCalledTimes(1), SOON);
});

const at = (address: string) => {
  const [pathname = '', search = ''] = address.split(/(?=\?)/);
  return { pathname, search };
};
test.each([
  ['/attributes/3', '/attributes/31', true],
  ['/attributes/3', '/attributes/3/show', true],
  ['/products/3?issue=missingCost', '/products/3?issue=missingName', false],
  ['/categories/create?parentId=1', '/categories/create?parentId=2', true],
])('whether work at %s is lost at %s: %s', (from, to, isLost) => {
  expect(leavesWork(at(from), at(to))).toBe(isLost);
});

test('what is typed beside the fields of a form goes with it once that is saved', async () => {
  const send = vi.fn<Send>(async () => {});
  open(send);
  await enter('#/attributes/3');
  await type('Litres');
  fireEvent.change(screen.getByLabelText('Beside'), { target: { value: 'a word' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('another page', {}, SOON);
  expect([ask.mock.calls.length, send.mock.calls.length]).toEqual([0, 1]);
  expect(location.hash).toBe('#/attributes');
});

test('what is typed beside the fields of a form that is refused is asked about again', async () => {
  open(async () => {
    throw new ApiError(409, { message: 'errors.taken' });
  });
  await enter('#/attributes/3');
  await type('Litres');
  fireEvent.change(screen.getByLabelText('Beside'), { target: { value: 'a word' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/errors\.taken|already/, {}, SOON).catch(() => undefined);
  await enter('#/coupons');
  await waitFor(() => expect(ask).toHaveBeenCalledTimes(1), SOON);
  await isBack();
});
