/** On paper a page stands alone and whole: without the frame and what is only to be pressed, with all that scrolls on the screen. */
export const PAPER = {
  'header, nav, .MuiDrawer-root, .skip-nav-button, .MuiFab-root': {
    display: 'none !important',
  },
  '.RaList-actions, .RaListToolbar-root, .RaBulkActionsToolbar-toolbar, .MuiTablePagination-root': {
    display: 'none !important',
  },
  '.RaLayout-content, .RaLayout-contentWithSidebar': { display: 'block !important', padding: 0 },
  '.RaLayout-appFrame': { marginTop: '0 !important' },
  '.MuiTableContainer-root, .RaDataTable-tableWrapper': {
    maxHeight: 'none !important',
    overflow: 'visible !important',
  },
  '.MuiTableCell-stickyHeader, .RaDataTable-headerCell': { position: 'static !important' },
  tr: { breakInside: 'avoid' },
} as const;
