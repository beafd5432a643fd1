/** Where the focus is after a form that is left once it is saved was refused. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { LockedFields } from '../../../client/ui/form/whileSaving.tsx';

afterEach(cleanup);

const Page = ({ isLocked }: { isLocked: boolean }) => (
  <>
    <LockedFields isLocked={isLocked}>
      <input aria-label="Name" />
    </LockedFields>
    <button>Save</button>
  </>
);
/** Locks and unlocks the fields; a browser takes the focus from what is locked, which jsdom does not. */
const refuse = (rerender: (page: React.ReactElement) => void) => {
  rerender(<Page isLocked />);
  (document.activeElement as HTMLElement).blur();
  rerender(<Page isLocked={false} />);
};

test('a field from which it was sent by Enter has the focus again', async () => {
  const { rerender } = render(<Page isLocked={false} />);
  const field = screen.getByLabelText('Name');
  await userEvent.setup().type(field, 'Lamp');
  refuse(rerender);
  expect(document.activeElement).toBe(field);
});

test('no field takes the focus where Save was pressed', async () => {
  const { rerender } = render(<Page isLocked={false} />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Name'), 'Lamp');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  refuse(rerender);
  expect(document.activeElement).toBe(document.body);
});

test('what took the focus meanwhile keeps it', async () => {
  const { rerender } = render(<Page isLocked={false} />);
  await userEvent.setup().type(screen.getByLabelText('Name'), 'Lamp');
  rerender(<Page isLocked />);
  const other = document.body.appendChild(document.createElement('button'));
  other.focus();
  rerender(<Page isLocked={false} />);
  expect(document.activeElement).toBe(other);
  other.remove();
});
