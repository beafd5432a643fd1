/** The query of a page's address, changed in parts. */
import { fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { expect, test } from 'vitest';
import { useSearch, withValues } from '../../../client/ui/useSearch.ts';

const Page = () => {
  const { search, change } = useSearch();
  const chooseTwice = () => {
    change(withValues({ range: 'last12' }));
    change(withValues({ bucket: 'month', channel: null }));
  };
  return (
    <>
      <p>{search}</p>
      <button onClick={chooseTwice}>Twice</button>
      <button onClick={() => change(withValues({ range: '' }))}>Without range</button>
    </>
  );
};

test('two changes before the page is drawn again are both kept, and what they do not name stays', () => {
  render(
    <MemoryRouter initialEntries={['/today?measure=orders&channel=web']}>
      <Page />
    </MemoryRouter>,
  );
  fireEvent.click(screen.getByText('Twice'));
  screen.getByText('?measure=orders&range=last12&bucket=month');
  fireEvent.click(screen.getByText('Without range'));
  expect(screen.getByText('?measure=orders&bucket=month')).toBeTruthy();
});
