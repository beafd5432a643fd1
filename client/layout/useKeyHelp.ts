import { useEffect, useState } from 'react';

const FIELDS = 'input, textarea, select, [contenteditable="true"]';

/** Also as a Chinese keyboard sends it. */
const HELP = ['?', '？'];

/** Whether the list of keys is shown: `?` opens it, except where it is typed. */
export const useKeyHelp = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (!HELP.includes(key) || ctrlKey || metaKey || altKey) return;
      if (target instanceof HTMLElement && target.matches(FIELDS)) return;
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return { open, setOpen };
};
