/** A person whose system asks for less motion does not wait for dialogs that are closed. */
import { Dialog } from '@mui/material';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { motionOf, wantsLessMotion } from '../../../client/layout/theme/motion.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const Page = ({ isOpen, wantsLess }: { isOpen: boolean; wantsLess: boolean }) => (
  <ThemeProvider theme={createTheme({ transitions: motionOf(wantsLess) })}>
    <Dialog open={isOpen}>A question</Dialog>
  </ThemeProvider>
);

const closed = async (wantsLess: boolean) => {
  vi.useFakeTimers();
  const { rerender, unmount } = render(<Page isOpen wantsLess={wantsLess} />);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  rerender(<Page isOpen={false} wantsLess={wantsLess} />);
  await act(() => vi.advanceTimersByTimeAsync(50));
  const isGone = screen.queryByText('A question') === null;
  unmount();
  return isGone;
};

test('a closed dialog is gone at once for a person who wants less motion, and fades for others', async () => {
  expect(await closed(true)).toBe(true);
  expect(await closed(false)).toBe(false);
});

test.each([true, false])('the system says whether less motion is wanted: %s', (matches) => {
  const asked = vi.fn((_query: string) => ({ matches }));
  vi.stubGlobal('matchMedia', asked);
  expect(wantsLessMotion()).toBe(matches);
  expect(asked).toHaveBeenCalledWith('(prefers-reduced-motion: reduce)');
});
