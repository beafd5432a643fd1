/** With another page the focus is on its heading, unless something else has it. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useEffect, useRef, useState } from 'react';
import { MemoryRouter, useNavigate } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { useFocusOnPage } from '../../../client/layout/useFocusOnPage.ts';

afterEach(cleanup);

/** A page whose name comes after it is shown, as that of a record does. */
const Page = ({ name, onName }: { name: string; onName: (name: string) => void }) => {
  useEffect(() => onName(name), [name, onName]);
  return null;
};

const Frame = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnPage(heading);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [isForm, setForm] = useState(true);
  const leave = () => {
    setForm(false);
    void navigate('/next');
  };
  return (
    <>
      <button onClick={leave}>Menu</button>
      <h1 ref={heading} tabIndex={-1}>
        {name}
      </h1>
      {isForm ? (
        <>
          <Page name="Form" onName={setName} />
          <input aria-label="Code" onKeyDown={({ key }) => key === 'Enter' && leave()} />
        </>
      ) : (
        <Page name="Record" onName={setName} />
      )}
    </>
  );
};
const open = () =>
  render(
    <MemoryRouter initialEntries={['/form']}>
      <Frame />
    </MemoryRouter>,
  );

test('what is saved from a field leads to the heading of the next page', async () => {
  open();
  const field = screen.getByLabelText('Code');
  field.focus();
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Record'));
  expect(document.activeElement?.tagName).toBe('H1');
});

test('the first page takes no focus, and a menu entry keeps it', async () => {
  open();
  await screen.findByText('Form');
  expect(document.activeElement).toBe(document.body);
  const menu = screen.getByRole('button', { name: 'Menu' });
  menu.focus();
  fireEvent.click(menu);
  await screen.findByText('Record');
  expect(document.activeElement).toBe(menu);
});
