import { LIGHT, type Tones } from './tones.ts';

/** Browsers print no backgrounds, on which the pale text of the dark mode would stand. */
const INK = {
  '*': { color: `${LIGHT.text} !important`, backgroundColor: 'transparent !important' },
  '.recharts-text, .recharts-text tspan': { fill: `${LIGHT.text} !important` },
} as const;

/** On paper a page stands alone and whole: without the frame and what is only to be pressed, with all that scrolls on the screen. */
const PAPER = {
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
  // A chart is drawn for the width of the window: on paper it shrinks as a whole.
  '.recharts-responsive-container': { breakInside: 'avoid' },
  '.recharts-responsive-container > div, .recharts-wrapper, .recharts-wrapper > .recharts-surface':
    {
      width: '100% !important',
      height: 'auto !important',
    },
} as const;

export const paper = ({ mode }: Tones) => (mode === 'dark' ? { ...PAPER, ...INK } : PAPER);
