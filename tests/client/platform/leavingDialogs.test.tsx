/** What is typed into a dialog, or beside a form, is asked about by whatever way its page is left, as a form's input is. */
import { TextField } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type ComponentType, useState } from 'react';
import { CoreAdminContext, Form, TextInput } from 'react-admin';
import { Link, Route, RouterProvider, Routes, useNavigate } from 'react-router-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { CreateKeyButton } from '../../../client/platform/apiKeys/CreateKeyButton.tsx';
import { NewPriceCell } from '../../../client/pricing/priceBatches/NewPriceCell.tsx';
import { createRouter } from '../../../client/router.tsx';
import { TicketTags } from '../../../client/service/tickets/TicketTags.tsx';
import { NoteSection } from '../../../client/surveys/monthlyReviews/NoteSection.tsx';
import { FormDialog } from '../../../client/ui/feedback/FormDialog.tsx';
import { VerbBar } from '../../../client/ui/feedback/VerbBar.tsx';
import { CancelButton, FormBusy, WorkDialog } from '../../../client/ui/feedback/WorkDialog.tsx';
import { AskBeforeLeavingForm } from '../../../client/ui/form/AskBeforeLeaving.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

const SOON = { timeout: 10_000 };
const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };

type Perform = () => Promise<unknown>;
const perform = vi.fn<Perform>();
const noop = () => {};

const VerbPage = () => {
  const navigate = useNavigate();
  const confirm = () => ({
    title: 'End it?',
    lines: [],
    reason: 'required' as const,
    perform,
    onSuccess: () => void navigate('/saved'),
  });
  return <VerbBar verbs={[{ key: 'end', label: 'Open', confirm }]} />;
};

/** Its page is left while it is still open, as that of a merged category is. */
const OpenUntilLeft = () => {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    await perform();
    void navigate('/saved');
    setPending(false);
  };
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      <WorkDialog open={open} pending={pending} onClose={() => setOpen(false)} titleId="title">
        <TextField label="Into" />
        <CancelButton />
        <button onClick={() => void save()}>Open</button>
      </WorkDialog>
    </>
  );
};

const FieldsPage = () => {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      {isOpen && (
        <FormDialog
          title="Name"
          submit="Save"
          missing={null}
          pending={false}
          onSubmit={noop}
          onClose={() => setOpen(false)}
        >
          <TextField label="Name" value={text} onChange={({ target }) => setText(target.value)} />
        </FormDialog>
      )}
    </>
  );
};

const FormPage = () => (
  <>
    <button>Open</button>
    <WorkDialog onClose={noop} titleId="title">
      <Form onSubmit={noop}>
        <FormBusy />
        <TextInput source="amount" label="Amount" />
      </Form>
    </WorkDialog>
  </>
);

/** A form that is not saved, and a dialog above it. */
const BothPage = () => (
  <>
    <Form defaultValues={{ name: '' }} onSubmit={noop}>
      <AskBeforeLeavingForm />
      <TextInput source="name" label="Below" />
    </Form>
    <VerbPage />
  </>
);

let dispose = noop;
const show = (Page: ComponentType, language: 'en' | 'zh' = 'en') => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const messages = language === 'en' ? english : chinese;
  const made = createRouter(
    <CoreAdminContext
      authProvider={loggedInAs(ME)}
      dataProvider={answeredBy({})}
      i18nProvider={polyglotI18nProvider(() => messages, language)}
      queryClient={queryClient}
    >
      <Routes>
        <Route path="/work" element={<Page />} />
        <Route path="/saved" element="what was saved" />
        <Route path="/*" element={<Link to="/work">begin</Link>} />
      </Routes>
    </CoreAdminContext>,
  );
  dispose = made.dispose;
  render(<RouterProvider router={made.router} />);
};
const begin = async (Page: ComponentType, language: 'en' | 'zh' = 'en') => {
  show(Page, language);
  fireEvent.click(await screen.findByText('begin', {}, SOON));
};
/** Of a dialog, where there is one: the page below it is hidden. */
const field = async () => (await screen.findAllByRole<HTMLInputElement>('textbox', {}, SOON))[0]!;
const type = async (text: string) => fireEvent.input(await field(), { target: { value: text } });
const openDialog = async () => fireEvent.click(await screen.findByText('Open', {}, SOON));
const inDialog = (name: string) =>
  [...screen.getByRole('dialog').querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  )!;

const back = () => act(async () => history.back());
const isAsked = (times = 1) => waitFor(() => expect(ask).toHaveBeenCalledTimes(times), SOON);
const isAt = (hash: string) => waitFor(() => expect(location.hash).toBe(hash), SOON);
/** Loading the page anew, or closing its tab. */
const reloadAsks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

const ask = vi.fn<(question: string) => boolean>();
beforeEach(() => {
  ask.mockReset().mockReturnValue(false);
  perform.mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('confirm', ask);
  history.pushState(null, '', '#/');
});
afterEach(() => {
  cleanup();
  dispose();
  vi.unstubAllGlobals();
});

const Cell = () => (
  <NewPriceCell
    name="Mug"
    amount={1000}
    own={undefined}
    unread={undefined}
    onChange={noop}
    onUnread={noop}
    onPasteColumn={noop}
  />
);

test.each([
  ['a reason of a verb', VerbPage, 'Open'],
  ['fields of a dialog', FieldsPage, 'Open'],
  ['a form in a dialog', FormPage, undefined],
  ['a secret to make', CreateKeyButton, 'Create a key'],
  [
    'a note below a review',
    () => <NoteSection review={{ id: 1, notes: [] } as never} />,
    undefined,
  ],
  ['a tag of a ticket', () => <TicketTags ticket={{ id: 1, tags: [] } as never} />, undefined],
  ['a price in a grid', Cell, undefined],
] as const)('%s is asked about on Back and on reload', async (_, Page, opener) => {
  await begin(Page as ComponentType);
  if (opener) fireEvent.click(await screen.findByRole('button', { name: opener }, SOON));
  await field();
  expect(reloadAsks()).toBe(false);
  await type('12');
  expect(reloadAsks()).toBe(true);
  await back();
  await isAsked();
  expect(ask).toHaveBeenCalledWith(english.ra.message.unsaved_changes);
  await isAt('#/work');
  expect((await field()).value).toBe('12');
  ask.mockReturnValue(true);
  await back();
  await screen.findByText('begin', {}, SOON);
  await isAt('#/');
  expect(ask).toHaveBeenCalledTimes(2);
  expect(reloadAsks()).toBe(false);
});

test('the question is in the language of the person', async () => {
  await begin(VerbPage, 'zh');
  await openDialog();
  await type('12');
  await back();
  await isAsked();
  expect(ask).toHaveBeenCalledWith(chinese.ra.message.unsaved_changes);
});

test.each([
  ['nothing was typed into it', noop],
  [
    'it was closed after a question',
    async () => {
      await type('12');
      fireEvent.click(inDialog('Cancel'));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), SOON);
    },
  ],
])('a dialog asks nothing on Back once %s', async (_, first) => {
  await begin(VerbPage);
  await openDialog();
  await field();
  await first();
  expect(reloadAsks()).toBe(false);
  await back();
  await screen.findByText('begin', {}, SOON);
  expect(ask).not.toHaveBeenCalled();
});

test.each([
  ['closes itself', VerbPage],
  ['stays open until its page is left', OpenUntilLeft],
])('a dialog that %s leads on after it has saved without a question', async (_, Page) => {
  await begin(Page);
  await openDialog();
  await type('12');
  fireEvent.click(inDialog('Open'));
  await screen.findByText('what was saved', {}, SOON);
  expect(perform).toHaveBeenCalledTimes(1);
  expect(ask).not.toHaveBeenCalled();
});

test.each([
  ['asked about once it has failed', 1],
  ['gone without a question once it has succeeded', 0],
] as const)('what a dialog saves when Back is pressed is %s', async (_, questions) => {
  let settle = noop;
  perform.mockImplementation(
    () =>
      new Promise((resolve, reject) => {
        settle = () =>
          questions > 0
            ? reject(new ApiError(503, { message: 'errors.unavailable' }))
            : resolve(undefined);
      }),
  );
  await begin(VerbPage);
  await openDialog();
  await type('12');
  fireEvent.click(inDialog('Open'));
  await waitFor(() => expect(inDialog('Cancel').disabled).toBe(true), SOON);
  await back();
  expect(screen.getByRole('dialog')).toBeTruthy();
  expect(ask).not.toHaveBeenCalled();
  await act(async () => settle());
  if (questions > 0) {
    await isAsked();
    expect((await field()).value).toBe('12');
  } else {
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), SOON);
    expect(ask).not.toHaveBeenCalled();
  }
});

test('a form and a dialog above it ask one question, and the form asks on once the dialog is closed', async () => {
  await begin(BothPage);
  fireEvent.change(await screen.findByLabelText('Below', {}, SOON), { target: { value: 'Cup' } });
  await openDialog();
  await type('12');
  await back();
  await isAsked();
  await isAt('#/work');
  fireEvent.click(inDialog('Cancel'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), SOON);
  expect(reloadAsks()).toBe(true);
  await back();
  await isAsked(2);
  await isAt('#/work');
  expect((await field()).value).toBe('Cup');
});

test('Back to another tab of the page asks for a dialog of that tab', async () => {
  history.pushState(null, '', '#/work');
  const Tabs = () => (
    <>
      <Link to="/work?tab=prices">prices</Link>
      <VerbPage />
    </>
  );
  show(Tabs);
  fireEvent.click(await screen.findByText('prices', {}, SOON));
  await openDialog();
  await type('12');
  await back();
  await isAsked();
  await isAt('#/work?tab=prices');
  expect((await field()).value).toBe('12');
});
