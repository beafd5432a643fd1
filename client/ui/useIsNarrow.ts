import { type Theme, useMediaQuery } from '@mui/material';
import { useSidebarState } from 'react-admin';

/** What a table of a few columns needs, with the margins of the page, in px. */
const TABLE_PX = 640;
const MENU = { width: 224, closedWidth: 52 } as const;

/** Whether the place beside the menu is too narrow for a table, so that cards are shown: on a phone, or beside an open menu. */
export const useIsNarrow = (): boolean => {
  const [isOpen] = useSidebarState();
  return useMediaQuery<Theme>(({ sidebar }) => {
    const { width, closedWidth } = { ...MENU, ...sidebar };
    return `(max-width: ${TABLE_PX + (isOpen ? width : closedWidth) - 0.05}px)`;
  });
};
