/** Defaults and styles of React-Admin's components. */
import type { Tones } from './tones.ts';

/** Height of the bar at the top, in px. */
const BAR = 48;

/** Lists, and forms. */
export const lists = (tones: Tones) =>
  ({
    RaEdit: { defaultProps: { mutationMode: 'pessimistic' } },
    RaDeleteButton: { defaultProps: { mutationMode: 'pessimistic' } },
    RaBulkDeleteButton: { defaultProps: { mutationMode: 'pessimistic' } },
    RaBulkUpdateButton: { defaultProps: { mutationMode: 'pessimistic' } },
    RaList: { defaultProps: { perPage: 25 } },
    RaDataTable: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          // A table wider than its place scrolls within itself, never the page; another keeps its head in sight.
          '& .RaDataTable-tableWrapper': {
            overflowX: 'auto',
            '@media (min-width: 1200px)': { overflowX: 'visible' },
          },
          '[data-wide] & .RaDataTable-tableWrapper.RaDataTable-tableWrapper': { overflowX: 'auto' },
          '& .RaDataTable-headerCell': {
            backgroundColor: tones.raised,
            '@media (min-width: 1200px)': { top: BAR },
          },
          '[data-wide] & .RaDataTable-headerCell.RaDataTable-headerCell': { top: 0 },
        },
      },
    },
    // React-Admin shows these on hover only, where a keyboard cannot reach them.
    RaFilterForm: {
      // A filter says what is wrong with it, which React-Admin hides with the help texts.
      styleOverrides: { root: { '& .MuiFormHelperText-root.Mui-error': { display: 'block' } } },
    },
    RaSimpleFormIterator: {
      styleOverrides: { root: { '& .RaSimpleFormIterator-action': { visibility: 'visible' } } },
    },
  }) as const;

/** Bars, and the menu. */
export const bars = (tones: Tones) =>
  ({
    RaBulkActionsToolbar: {
      styleOverrides: {
        root: {
          '& .RaBulkActionsToolbar-toolbar': {
            backgroundColor: tones.paper,
            color: tones.text,
            border: `1px solid ${tones.accent}`,
          },
          // Without a height its buttons would still be reached by the Tab key.
          '& .RaBulkActionsToolbar-collapsed': { visibility: 'hidden' },
        },
      },
    },
    // React-Admin writes it in the page's own colours, and shows no text where the window is narrow.
    RaSkipNavigationButton: {
      styleOverrides: {
        root: {
          backgroundColor: tones.accent,
          color: tones.onAccent,
          borderRadius: 8,
          '&:hover': { backgroundColor: tones.accentStrong, opacity: 1 },
          '&.MuiIconButton-root': { padding: '6px 12px', fontSize: 14 },
          '&.MuiIconButton-root::after': { content: 'attr(aria-label)' },
        },
      },
    },
    RaSidebar: {
      // React-Admin counts its height in em, which is less at 14 px than the bar above is high.
      styleOverrides: {
        root: {
          height: `calc(100vh - ${BAR}px)`,
          '& .RaSidebar-fixed': { height: `calc(100vh - ${BAR}px)` },
        },
      },
    },
    RaMenuItemLink: {
      styleOverrides: {
        root: {
          color: tones.text,
          minHeight: 34,
          borderRadius: 8,
          margin: '0 8px',
          paddingLeft: 10,
          '&.RaMenuItemLink-active': {
            backgroundColor: tones.raised,
            color: tones.accent,
            fontWeight: 600,
          },
          '& .RaMenuItemLink-icon': { minWidth: 32, color: 'inherit' },
        },
      },
    },
  }) as const;
