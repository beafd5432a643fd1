import { type Theme, useMediaQuery } from '@mui/material';
import { useEffect, useRef } from 'react';
import { Sidebar, type SidebarProps, useSidebarState, useStore } from 'react-admin';

/**
 * The menu, docked beside the page or, in a narrow window, in a dialog over it. A window that becomes narrow has it
 * closed, and one that becomes wide again as it was. In between it is taken away: a dialog that is made open and closed
 * at once would go on hiding the page from screen readers.
 */
export const MenuDrawer = (props: SidebarProps) => {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const [isOpen, setOpen] = useSidebarState();
  const [isDocked, setDocked] = useStore('sidebar.docked', true);
  const wasOpen = useRef(isOpen);
  const fits = isDocked !== isNarrow;
  useEffect(() => {
    if (!fits) {
      setOpen(!isNarrow && wasOpen.current);
      setDocked(!isNarrow);
    } else if (isDocked) wasOpen.current = isOpen;
  }, [fits, isDocked, isNarrow, isOpen, setDocked, setOpen]);
  return fits ? <Sidebar {...props} /> : null;
};
