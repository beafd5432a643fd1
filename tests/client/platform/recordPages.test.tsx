/** A page of one record keeps nothing for the next: what was typed in a dialog would be sent about another customer. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ComponentType, useState } from 'react';
import { MemoryRouter, Route, Routes, useNavigate } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { guardedViews } from '../../../client/layout/guardedViews.tsx';
import { features } from '../../../client/resources.ts';

afterEach(cleanup);

const Page = () => {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  return (
    <>
      <input aria-label="Question" value={typed} onChange={(e) => setTyped(e.target.value)} />
      <button type="button" onClick={() => navigate('/cases/2/show')}>
        Next
      </button>
    </>
  );
};

test('what was typed on the page of a record is gone on that of another one', async () => {
  const feature = features.find(({ name }) => name === 'cases');
  if (!feature) throw new Error('There are no cases');
  const Show = guardedViews({ ...feature, show: Page } as typeof feature).show as ComponentType;
  render(
    <MemoryRouter initialEntries={['/cases/1/show']}>
      <Routes>
        <Route path="/cases/:id/show" element={<Show />} />
      </Routes>
    </MemoryRouter>,
  );
  const input = () => screen.getByLabelText<HTMLInputElement>('Question');
  fireEvent.change(input(), { target: { value: 'Which size?' } });
  expect(input().value).toBe('Which size?');
  fireEvent.click(screen.getByText('Next'));
  expect(input().value).toBe('');
});
