/** Marks itself while the table within is wider than its place, which then scrolls within itself. */
import { Box } from '@mui/material';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

const useIsWide = (frame: RefObject<HTMLElement | null>): boolean => {
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => {
      const table = element.querySelector('table');
      // Half pixels are rounding.
      setIsWide(table !== null && table.scrollWidth > element.clientWidth + 1);
    };
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    // The table comes, and changes its columns, after its place. Rows that arrive one by one are measured once a frame,
    // because every measurement lays out the whole page.
    let frameId = 0;
    const measureNextFrame = () => {
      frameId ||= requestAnimationFrame(() => {
        frameId = 0;
        measure();
      });
    };
    const changed = new MutationObserver(measureNextFrame);
    changed.observe(element, { childList: true, subtree: true });
    measure();
    return () => {
      cancelAnimationFrame(frameId);
      resized.disconnect();
      changed.disconnect();
    };
  }, [frame]);
  return isWide;
};

export const FittingTable = ({ children }: { children: ReactNode }) => {
  const frame = useRef<HTMLDivElement>(null);
  const isWide = useIsWide(frame);
  return (
    <Box ref={frame} sx={{ minWidth: 0 }} {...(isWide && { 'data-wide': true })}>
      {children}
    </Box>
  );
};
