/** Uploading pictures: one after another with progress, and the reason for each that is refused. */
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form, ThemeProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import type { UploadOptions } from '../../../client/api.ts';
import { PicturesInput } from '../../../client/catalog/products/pictures/PicturesInput.tsx';
import { english } from '../../../client/layout/english.ts';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);
const i18nProvider = polyglotI18nProvider(() => english, 'en');

interface Sending {
  name: string;
  options: UploadOptions;
  finish: (error?: ApiError) => Promise<void>;
}

const show = (images: object[] = []) => {
  const sending: Sending[] = [];
  const upload = (_: string, file: File, options: UploadOptions) =>
    new Promise((resolve, reject) =>
      sending.push({
        name: file.name,
        options,
        finish: (error) =>
          act(async () => {
            if (error) reject(error);
            else resolve({ data: { url: `/api/pictures/${file.name}/large.webp` } });
          }),
      }),
    );
  render(
    <MemoryRouter>
      <CoreAdminContext dataProvider={answeredBy({ upload })} i18nProvider={i18nProvider}>
        <ThemeProvider>
          <Form defaultValues={{ images }}>
            <PicturesInput />
          </Form>
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return sending;
};
const file = (name: string, bytes = 10) => {
  const made = new File(['x'], name, { type: 'image/png' });
  Object.defineProperty(made, 'size', { value: bytes });
  return made;
};
const chosen = (files: File[]) =>
  fireEvent.change(document.querySelector('input[type=file]') as Element, { target: { files } });
const shown = () =>
  screen
    .queryAllByRole('group')
    .map((group) => group.querySelector('img')?.getAttribute('src')?.split('/')[3]);

test('several files are sent one after another, each with its progress, and keep their order', async () => {
  const sending = show();
  chosen([file('a'), file('b')]);
  await waitFor(() => expect(sending.map(({ name }) => name)).toEqual(['a']));
  act(() => sending[0]?.options.onProgress?.(0.4));
  expect(
    screen.getByRole('progressbar', { name: 'a: uploading' }).getAttribute('aria-valuenow'),
  ).toBe('40');
  act(() => sending[0]?.options.onProgress?.(1));
  screen.getByRole('progressbar', { name: 'a: being prepared' });
  await sending[0]?.finish();
  await waitFor(() => expect(sending.map(({ name }) => name)).toEqual(['a', 'b']));
  await sending[1]?.finish();
  expect(shown()).toEqual(['a', 'b']);
  expect(screen.queryByRole('progressbar')).toBeNull();
});

test('a video is refused with what to send instead, before it is sent', async () => {
  const sending = show();
  const video = file('clip.mp4', 900 * 1024 * 1024);
  Object.defineProperty(video, 'type', { value: 'video/mp4' });
  chosen([video, file('good')]);
  await screen.findByText(
    'clip.mp4: Videos are not supported. Upload still pictures from it instead.',
  );
  await waitFor(() => expect(sending.map(({ name }) => name)).toEqual(['good']));
  screen.getByText(/No videos\./);
});

test('a refused file says why, stays listed until it is closed, and the next one is sent', async () => {
  const sending = show();
  chosen([file('large', 16 * 1024 * 1024), file('broken'), file('good')]);
  screen.getByText('large: Larger than 15 MB');
  await waitFor(() => expect(sending).toHaveLength(1));
  const refusal = { errors: { file: 'pictures.errors.damaged' } };
  await sending[0]?.finish(new ApiError(422, refusal));
  screen.getByText('broken: Damaged or incomplete');
  await waitFor(() => expect(sending).toHaveLength(2));
  await sending[1]?.finish();
  expect(shown()).toEqual(['good']);
  fireEvent.click(screen.getByRole('button', { name: 'Close the notice about broken' }));
  expect(screen.queryByText(/broken/)).toBeNull();
});

test('dropped files and a pasted picture are uploaded, pasted cells of a spreadsheet are not', async () => {
  const sending = show();
  const zone = screen.getByRole('button', { name: 'Choose pictures' }).parentElement as Element;
  fireEvent.drop(zone, { dataTransfer: { types: ['Files'], files: [file('dropped')] } });
  await waitFor(() => expect(sending.map(({ name }) => name)).toEqual(['dropped']));
  await sending[0]?.finish();
  fireEvent.paste(document.body, {
    clipboardData: { types: ['text/plain', 'Files'], files: [file('cells')] },
  });
  fireEvent.paste(document.body, { clipboardData: { types: ['Files'], files: [file('pasted')] } });
  await waitFor(() => expect(sending.map(({ name }) => name)).toEqual(['dropped', 'pasted']));
  await sending[1]?.finish();
  expect(shown()).toEqual(['dropped', 'pasted']);
});

test('a dragged picture takes the place it is dropped on, and its texts come along', () => {
  show([
    { url: 'https://a/1/x/one', alt: 'One' },
    { url: 'https://a/1/x/two', alt: { en: 'Two', zh: '二' } },
  ]);
  const images = () => screen.getAllByRole('group').map((group) => group.querySelector('img'));
  // Chrome says of a picture that is dragged itself that it is a file, so only the card around it is dragged.
  expect(images()[1]?.getAttribute('draggable')).toBe('false');
  const transfer = {
    dataTransfer: { types: ['Files', 'text/uri-list'], setData: () => undefined },
  };
  fireEvent.dragStart(images()[1]?.parentElement as Element, transfer);
  const isLeft = fireEvent.dragOver(screen.getAllByRole('group')[0] as Element, transfer);
  expect(isLeft).toBe(false);
  fireEvent.drop(screen.getAllByRole('group')[0] as Element, transfer);
  const texts = screen.getAllByLabelText<HTMLInputElement>('What it shows · Chinese');
  expect(texts.map(({ value }) => value)).toEqual(['二', 'One']);
});

test('a file that is dropped beside the zone does not replace the page', () => {
  const sending = show([{ url: 'https://a/1/x/one', alt: 'One' }]);
  const transfer = { dataTransfer: { types: ['Files'], files: [file('beside')] } };
  for (const place of [screen.getAllByRole('group')[0] as Element, document.body]) {
    expect(fireEvent.dragOver(place, transfer)).toBe(false);
    expect(fireEvent.drop(place, transfer)).toBe(false);
  }
  expect(sending).toEqual([]);
  const text = { dataTransfer: { types: ['text/plain'] } };
  expect(fireEvent.dragOver(document.body, text)).toBe(true);
});

test('an address that the server refuses is refused before it is added', () => {
  show();
  const field = screen.getByLabelText('Or a web address');
  const add = (url: string) => {
    fireEvent.change(field, { target: { value: url } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    return field.getAttribute('aria-invalid');
  };
  for (const url of ['https://u:p@shop.example/a.png', '/../a.png', 'a.png', 'ftp://x/a.png'])
    expect([url, add(url), shown()]).toEqual([url, 'true', []]);
  expect(add(' https://shop.example/a.png ')).toBe('false');
  expect(shown()).toHaveLength(1);
});
