/** The verbs of a record and the dialog that confirms them. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, useNotificationContext } from 'react-admin';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { VerbBar } from '../../../client/ui/feedback/VerbBar.tsx';
import type { Confirmation, Verb } from '../../../client/ui/feedback/verbs.ts';

const i18nProvider = polyglotI18nProvider(() => english, 'en');

/** Shows the notifications. */
const Notifications = () => {
  const { notifications } = useNotificationContext();
  return <output>{notifications.map(({ message }) => String(message)).join()}</output>;
};
const show = (verbs: Verb[]) =>
  render(
    <CoreAdminContext i18nProvider={i18nProvider}>
      <VerbBar verbs={verbs} />
      <Notifications />
    </CoreAdminContext>,
  );
const verb = (confirmation: Partial<Confirmation> = {}): Verb => ({
  key: 'pause',
  label: 'Pause',
  tone: 'danger',
  confirm: () => ({
    title: 'Pause it?',
    lines: ['12 baskets lose it.'],
    perform: () => Promise.resolve(),
    ...confirmation,
  }),
});
const button = (name: string) => screen.getByRole('button', { name });
const inDialog = (name: string) =>
  [...screen.getByRole('dialog').querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  ) as HTMLButtonElement;

afterEach(cleanup);

test('only allowed verbs are offered, and those of the menu are behind the three dots', async () => {
  const user = userEvent.setup();
  const edit = vi.fn();
  show([
    verb(),
    { key: 'edit', label: 'Edit', place: 'menu', onSelect: edit },
    { key: 'approve', label: 'Approve', isAllowed: false, onSelect: vi.fn() },
    { key: 'drop', label: 'Drop', place: 'menu', isAllowed: false, onSelect: vi.fn() },
  ]);
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'Pause',
    '',
  ]);
  await user.click(button('More actions'));
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['Edit']);
  await user.click(screen.getByRole('menuitem', { name: 'Edit' }));
  expect(edit).toHaveBeenCalledTimes(1);
});

test('a verb names its consequence, runs once confirmed, and notifies of its success', async () => {
  const user = userEvent.setup();
  const perform = vi.fn(() => Promise.resolve());
  const onSuccess = vi.fn();
  show([verb({ perform, onSuccess, success: 'Paused' })]);
  await user.click(button('Pause'));
  expect(screen.getByRole('dialog', { name: 'Pause it?' }).textContent).toContain(
    '12 baskets lose it.',
  );
  await user.click(inDialog('Cancel'));
  expect(perform).not.toHaveBeenCalled();
  await user.click(button('Pause'));
  await user.click(inDialog('Pause'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(perform).toHaveBeenCalledWith(null);
  expect(onSuccess).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('status').textContent).toBe('Paused');
});

test('the consequence of a verb may be a translation key, like its title', async () => {
  const user = userEvent.setup();
  show([verb({ title: 'instructions.withdraw.title', lines: ['instructions.withdraw.text'] })]);
  await user.click(button('Pause'));
  const dialog = screen.getByRole('dialog', { name: 'Withdraw this instruction?' });
  expect(dialog.textContent).toContain('The shop is told that it need not do it any more.');
});

test('a required reason is asked for, and a refused reason can be corrected', async () => {
  const user = userEvent.setup();
  const errors = { reason: 'Say more' };
  const perform = vi
    .fn<(reason: string | null) => Promise<void>>()
    .mockRejectedValueOnce(new ApiError(422, { message: 'ra.message.invalid_form', errors }))
    .mockResolvedValue(undefined);
  show([verb({ reason: 'required', perform })]);
  await user.click(button('Pause'));
  await user.click(inDialog('Pause'));
  expect(await screen.findByText('Required')).toBeTruthy();
  expect(perform).not.toHaveBeenCalled();
  await user.type(screen.getByRole('textbox', { name: /Reason/ }), ' Wrong price ');
  await user.click(inDialog('Pause'));
  expect(perform).toHaveBeenLastCalledWith('Wrong price');
  await screen.findByText('Say more');
  await user.click(inDialog('Pause'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(perform).toHaveBeenCalledTimes(2);
});

test('a conflict is passed to the page that handles it, and any other refusal is shown in the dialog', async () => {
  const user = userEvent.setup();
  const onConflict = vi.fn();
  const perform = vi
    .fn<() => Promise<void>>()
    .mockRejectedValueOnce(new ApiError(409, { message: 'planned', count: 3 }))
    .mockRejectedValueOnce(new ApiError(403, { message: 'forbidden' }));
  show([verb({ perform, onConflict })]);
  await user.click(button('Pause'));
  await user.click(inDialog('Pause'));
  await waitFor(() => expect(onConflict).toHaveBeenCalledTimes(1));
  expect(onConflict.mock.calls[0]?.[0]).toMatchObject({ key: 'planned', body: { count: 3 } });
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(button('Pause'));
  await user.click(inDialog('Pause'));
  expect((await screen.findByRole('alert')).textContent).toBe('forbidden');
});

test('the dialog shows that the verb is running and cannot be closed meanwhile', async () => {
  const user = userEvent.setup();
  let finish = () => {};
  const perform = () => new Promise<void>((resolve) => (finish = resolve));
  show([verb({ perform, pendingText: 'Writing 5,000 prices…' })]);
  await user.click(button('Pause'));
  await user.click(inDialog('Pause'));
  await screen.findByText('Writing 5,000 prices…');
  expect(inDialog('Cancel').disabled).toBe(true);
  await user.keyboard('{Escape}');
  expect(screen.getByRole('dialog')).toBeTruthy();
  finish();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test.each([
  [500, { message: 'errors.internal' }, true],
  [0, {}, true],
  [502, {}, true],
  [503, { message: 'errors.diskFull' }, false],
  [422, { message: 'errors.busy' }, false],
])(
  'after %s %o the dialog says whether the verb may have been done',
  async (status, body, isUnknown) => {
    const user = userEvent.setup();
    show([verb({ perform: () => Promise.reject(new ApiError(status, body)) })]);
    await user.click(button('Pause'));
    await user.click(inDialog('Pause'));
    await screen.findByRole('alert');
    const said = screen.queryByText(/^It is not known whether this was done/);
    expect(said !== null).toBe(isUnknown);
  },
);
