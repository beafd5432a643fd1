/** A word that an input of several has already does not stay in the box, where the next one would be joined to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Autocomplete, TextField } from '@mui/material';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { useState } from 'react';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { useWords } from '../../../client/ui/form/useWords.ts';

afterEach(cleanup);

const CLIENT = join(import.meta.dirname, '../../../client');
const split = (typed: readonly string[]) =>
  typed.flatMap((text) => text.split(',')).filter(Boolean);
const Sizes = () => {
  const [sizes, setSizes] = useState<readonly string[]>(['S', 'M']);
  const words = useWords(sizes, split);
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      options={[]}
      value={[...sizes]}
      {...words.box}
      onChange={(_, typed) => {
        words.tell(typed);
        setSizes([...new Set(split(typed))]);
      }}
      renderInput={(params) => <TextField {...params} label="Sizes" helperText={words.said} />}
    />
  );
};
const open = () => {
  render(
    <MemoryRouter>
      <CoreAdminContext i18nProvider={polyglotI18nProvider(() => english, 'en')}>
        <Sizes />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return screen.getByLabelText<HTMLInputElement>('Sizes');
};
const type = (box: HTMLInputElement, value: string) => fireEvent.change(box, { target: { value } });
const enter = (box: HTMLInputElement) => fireEvent.keyDown(box, { key: 'Enter' });

test('it is taken out and said when Enter is pressed, and the next word stands for itself', () => {
  const box = open();
  type(box, 'M');
  enter(box);
  expect(box.value).toBe('');
  expect(screen.getByText('M is there already.')).toBeTruthy();
  type(box, 'L');
  expect(screen.queryByText('M is there already.')).toBeNull();
  enter(box);
  expect(screen.getByText('L')).toBeTruthy();
});

test('so it is when the box is left', () => {
  const box = open();
  box.focus();
  type(box, 'S');
  fireEvent.blur(box);
  expect(box.value).toBe('');
  expect(screen.getByText('S is there already.')).toBeTruthy();
});

test('of several words typed at once the new ones are added and the others said', () => {
  const box = open();
  type(box, 'S,M,XL');
  enter(box);
  expect(screen.getByText('XL')).toBeTruthy();
  expect(screen.getByText('S, M are there already.')).toBeTruthy();
});

test('every input of several free words does so', () => {
  const sources = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.tsx') && !path.includes('node_modules'),
  );
  const without = sources.filter((path) => {
    const text = readFileSync(join(CLIENT, path), 'utf8');
    return /\bmultiple\n\s+freeSolo/.test(text) && !text.includes('useWords(');
  });
  expect(sources.length).toBeGreaterThan(300);
  expect(without).toEqual([]);
});
