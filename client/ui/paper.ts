/** On paper the page stands alone: without the frame, and without what is only to be pressed. */
export const PAPER = {
  '@media print': {
    'header, nav, .MuiDrawer-root': { display: 'none !important' },
    '.RaLayout-content, .RaLayout-contentWithSidebar': { display: 'block !important', padding: 0 },
  },
} as const;
