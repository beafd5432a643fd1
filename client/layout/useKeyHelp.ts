import { useState } from 'react';
import { useKeys } from '../ui/useKeys.ts';

/** Whether the list of keys is shown: `?` opens it, also as a Chinese keyboard sends it. */
export const useKeyHelp = () => {
  const [open, setOpen] = useState(false);
  const show = () => setOpen(true);
  useKeys({ '?': show, '？': show });
  return { open, setOpen };
};
