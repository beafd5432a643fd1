import { useEffect, useRef } from 'react';

/** Files pasted anywhere on the page. Cells of a spreadsheet are pasted as text, although they bring their picture. */
export const usePastedPictures = (onPaste: (files: File[]) => void) => {
  const handle = useRef(onPaste);
  useEffect(() => {
    handle.current = onPaste;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { files = [], types = [] } = event.clipboardData ?? {};
      if (files.length === 0 || types.includes('text/plain')) return;
      event.preventDefault();
      handle.current([...files]);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
};
