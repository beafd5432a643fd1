/** What is typed into a dialog is not lost, and what it makes is seen. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, type DataProvider } from 'react-admin';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { en as keyWords } from '../../../client/platform/apiKeys/messages.ts';
import { CreateKeyButton } from '../../../client/platform/apiKeys/CreateKeyButton.tsx';
import { VerbBar } from '../../../client/ui/feedback/VerbBar.tsx';
import type { Verb } from '../../../client/ui/feedback/verbs.ts';
import { mayLeaveWork, noteUnsavedWork } from '../../../client/ui/form/unsavedWork.ts';

const ask = vi.fn<() => boolean>();
beforeEach(() => {
  ask.mockReset().mockReturnValue(false);
  vi.stubGlobal('confirm', ask);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (page: React.ReactNode, api: object = {}, language: 'en' | 'zh' = 'en') =>
  render(
    <CoreAdminContext
      dataProvider={api as DataProvider}
      i18nProvider={polyglotI18nProvider(() => (language === 'en' ? english : chinese), language)}
    >
      {page}
    </CoreAdminContext>,
  );
const end = (perform: () => Promise<unknown>): Verb => ({
  key: 'end',
  label: 'End',
  confirm: () => ({ title: 'End it?', lines: [], reason: 'required', perform }),
});
const reasonField = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const inDialog = (name: string) =>
  [...screen.getByRole('dialog').querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  ) as HTMLButtonElement;

/** Dialogs that hold nothing typed, or keep it themselves. */
const OTHERS = [
  'ui/feedback/WorkDialog.tsx',
  'ui/form/ConflictDialog.tsx',
  'layout/KeysDialog.tsx',
  'layout/SearchDialog.tsx',
  'layout/SessionEnded.tsx',
  'promotions/returnValue/ReturnValueDialog.tsx',
  'surveys/versions/preview/PreviewDialog.tsx',
];

test('every dialog in which something is typed is the one that keeps it', () => {
  const client = join(import.meta.dirname, '../../../client');
  const own = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => /(?<!\w)<Dialog\b/.test(readFileSync(join(client, file), 'utf8')));
  expect(own.sort()).toEqual([...OTHERS].sort());
  const closing = own.filter((file) =>
    readFileSync(join(client, file), 'utf8').includes('useDialogClose('),
  );
  expect([...closing, 'layout/SessionEnded.tsx'].sort()).toEqual(own.sort());
});

test('neither Esc nor a click beside a dialog throws away what was typed without asking', async () => {
  const user = userEvent.setup();
  show(<VerbBar verbs={[end(() => Promise.resolve())]} />);
  await user.click(screen.getByRole('button', { name: 'End' }));
  await user.type(reasonField(), 'Sold out');
  await user.keyboard('{Escape}');
  expect(ask).toHaveBeenCalledTimes(1);
  fireEvent.click(document.querySelector('.MuiDialog-container') as Element);
  expect(reasonField().value).toBe('Sold out');
  ask.mockReturnValue(true);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('the second click of a double click does not close the dialog that the first one opened', async () => {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
  const beside = () => document.querySelector('.MuiDialog-container') as Element;
  const clickBeside = () => {
    fireEvent.mouseDown(beside());
    fireEvent.click(beside());
  };
  show(<VerbBar verbs={[end(() => Promise.resolve())]} />);
  fireEvent.click(screen.getByRole('button', { name: 'End' }));
  await screen.findByRole('dialog');
  fireEvent.input(reasonField(), { target: { value: 'Sold out' } });
  clock.mockReturnValue(1_000_499);
  clickBeside();
  expect(ask).not.toHaveBeenCalled();
  clock.mockReturnValue(1_000_500);
  ask.mockReturnValue(true);
  clickBeside();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(ask).toHaveBeenCalledTimes(1);
  clock.mockRestore();
});

test('a dialog without typed input closes at once', async () => {
  const user = userEvent.setup();
  show(<VerbBar verbs={[end(() => Promise.resolve())]} />);
  await user.click(screen.getByRole('button', { name: 'End' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(ask).not.toHaveBeenCalled();
});

test.each([
  [new ApiError(0, {}), 'en', /^The server does not answer\. What you entered is still here/],
  [new ApiError(0, {}), 'zh', /^服务器暂时没有响应。您输入的内容仍在/],
  [new ApiError(409, { message: 'members.levels.errors.ended' }), 'en', /./],
] as const)(
  'after a failure the dialog says why and keeps the reason',
  async (failure, language, why) => {
    const user = userEvent.setup();
    const perform = vi.fn(() => Promise.reject(failure));
    show(<VerbBar verbs={[end(perform)]} />, {}, language);
    await user.click(screen.getByRole('button', { name: 'End' }));
    await user.type(reasonField(), 'Sold out');
    await user.click(inDialog('End'));
    expect((await screen.findByRole('alert')).textContent).toMatch(why);
    expect(reasonField().value).toBe('Sold out');
    await user.click(inDialog('End'));
    expect(perform).toHaveBeenCalledTimes(2);
  },
);

test('Esc while a key is made does not hide its secret, and the next dialog is empty', async () => {
  const user = userEvent.setup();
  let answer = () => {};
  const call = () =>
    new Promise(
      (resolve) =>
        (answer = () => resolve({ data: { id: 1, name: 'Till', secret: 'key_4711', scopes: [] } })),
    );
  show(<CreateKeyButton />, { call: vi.fn(call) });
  const open = screen.getByRole('button');
  await user.click(open);
  await user.type(await screen.findByRole('textbox'), 'Till');
  await user.click(screen.getAllByRole('checkbox')[0] as Element);
  await user.click(screen.getByRole('button', { name: keyWords.apiKeys.createSubmit }));
  await waitFor(() => expect(inDialog('Cancel').disabled).toBe(true));
  await user.keyboard('{Escape}');
  expect(screen.getByRole('dialog')).toBeTruthy();
  answer();
  await screen.findByDisplayValue('key_4711');
  await user.keyboard('{Escape}');
  expect(screen.getByDisplayValue('key_4711')).toBeTruthy();
  expect(ask).not.toHaveBeenCalled();
  await user.click(inDialog(keyWords.apiKeys.done));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(open);
  expect((await screen.findByRole<HTMLInputElement>('textbox')).value).toBe('');
});

test('who logs out is asked while something is not saved, and once is enough', () => {
  expect(mayLeaveWork('Leave?')).toBe(true);
  expect(ask).not.toHaveBeenCalled();
  const saved = noteUnsavedWork();
  expect(mayLeaveWork('Leave?')).toBe(false);
  ask.mockReturnValue(true);
  expect(mayLeaveWork('Leave?')).toBe(true);
  ask.mockClear();
  expect(mayLeaveWork('Leave?')).toBe(true);
  expect(ask).not.toHaveBeenCalled();
  noteUnsavedWork()();
  saved();
  expect(mayLeaveWork('Leave?')).toBe(true);
});
