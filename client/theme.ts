/** Light and dark, each drawn for itself: one neutral ramp, one accent, four meanings; and defaults of components. */
import { defaultTheme, type RaThemeOptions } from 'react-admin';

interface Tones {
  mode: 'light' | 'dark';
  canvas: string;
  paper: string;
  /** Table heads, hovered rows. */
  raised: string;
  line: string;
  /** Borders of inputs: at least 3:1 against paper. */
  edge: string;
  text: string;
  muted: string;
  accent: string;
  accentStrong: string;
  onAccent: string;
  good: string;
  attention: string;
  bad: string;
  information: string;
}

const LIGHT: Tones = {
  mode: 'light',
  canvas: '#f5f5f2',
  paper: '#ffffff',
  raised: '#f0f0ec',
  line: '#dedfd9',
  edge: '#85888c',
  text: '#1b1e21',
  muted: '#575c63',
  accent: '#0b5f78',
  accentStrong: '#084a5e',
  onAccent: '#ffffff',
  good: '#1d6b3c',
  attention: '#805100',
  bad: '#b0271d',
  information: '#3a559c',
};

const DARK: Tones = {
  mode: 'dark',
  canvas: '#15171a',
  paper: '#1d2024',
  raised: '#262a2f',
  line: '#353a41',
  edge: '#7b828b',
  text: '#e9ebed',
  muted: '#a9b0b8',
  accent: '#7cc6de',
  accentStrong: '#a3d9ea',
  onAccent: '#062530',
  good: '#7fcf9b',
  attention: '#e5b567',
  bad: '#f2988f',
  information: '#a9bbf2',
};

/** Height of the bar at the top, in px. */
const BAR = 48;

const FACES =
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

const colour = (main: string, contrastText: string) => ({ main, contrastText });

const themeOf = (tones: Tones): RaThemeOptions => ({
  ...defaultTheme,
  palette: {
    mode: tones.mode,
    background: { default: tones.canvas, paper: tones.paper },
    text: { primary: tones.text, secondary: tones.muted },
    divider: tones.line,
    primary: {
      ...colour(tones.accent, tones.onAccent),
      dark: tones.accentStrong,
      light: tones.accent,
    },
    secondary: {
      ...colour(tones.accent, tones.onAccent),
      dark: tones.accentStrong,
      light: tones.accent,
    },
    success: colour(tones.good, tones.onAccent),
    warning: colour(tones.attention, tones.onAccent),
    error: colour(tones.bad, tones.onAccent),
    info: colour(tones.information, tones.onAccent),
    action: { hover: tones.raised, selected: tones.raised },
  },
  shape: { borderRadius: 8 },
  spacing: 8,
  sidebar: { width: 224, closedWidth: 52 },
  typography: {
    fontFamily: FACES,
    fontSize: 14,
    htmlFontSize: 16,
    h1: { fontSize: 24, fontWeight: 600, lineHeight: 1.3, letterSpacing: 0 },
    h2: { fontSize: 20, fontWeight: 600, lineHeight: 1.3, letterSpacing: 0 },
    h3: { fontSize: 16, fontWeight: 600, lineHeight: 1.4, letterSpacing: 0 },
    h4: { fontSize: 24, fontWeight: 600, letterSpacing: 0 },
    h5: { fontSize: 20, fontWeight: 600, letterSpacing: 0 },
    h6: { fontSize: 16, fontWeight: 600, letterSpacing: 0 },
    subtitle1: { fontSize: 15, fontWeight: 600, letterSpacing: 0 },
    subtitle2: { fontSize: 14, fontWeight: 600, letterSpacing: 0 },
    body1: { fontSize: 14, lineHeight: 1.5, letterSpacing: 0 },
    body2: { fontSize: 14, lineHeight: 1.5, letterSpacing: 0 },
    caption: { fontSize: 12.5, lineHeight: 1.5, letterSpacing: 0 },
    button: { fontSize: 14, fontWeight: 500, textTransform: 'none', letterSpacing: 0 },
    overline: {
      fontSize: 12,
      fontWeight: 600,
      textTransform: 'none',
      letterSpacing: 0,
      lineHeight: 1.5,
    },
  },
  components: {
    ...defaultTheme.components,
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontFeatureSettings: '"tnum"', '&:lang(zh)': { lineHeight: 1.6 } },
        a: { color: tones.accent },
        ':focus-visible': { outline: `2px solid ${tones.accent}`, outlineOffset: 1 },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            transitionDuration: '0.01ms !important',
          },
        },
      },
    },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: {
      defaultProps: { elevation: 0 },
      styleOverrides: { root: { border: `1px solid ${tones.line}` } },
    },
    MuiAppBar: {
      defaultProps: { elevation: 0 },
      styleOverrides: {
        colorSecondary: {
          backgroundColor: tones.paper,
          color: tones.text,
          borderBottom: `1px solid ${tones.line}`,
        },
      },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: { root: { minHeight: 32 } },
    },
    MuiButtonBase: {
      defaultProps: { disableTouchRipple: true },
      // Its own style takes the page's ring away.
      styleOverrides: {
        root: { '&:focus-visible': { outline: `2px solid ${tones.accent}`, outlineOffset: 1 } },
      },
    },
    MuiMenuItem: { styleOverrides: { root: { '&:focus-visible': { outlineOffset: -2 } } } },
    MuiTab: {
      styleOverrides: {
        root: {
          minHeight: 40,
          padding: '8px 12px',
          minWidth: 0,
          '&:focus-visible': { outlineOffset: -2 },
        },
      },
    },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
    MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
    MuiAutocomplete: { defaultProps: { fullWidth: true } },
    MuiOutlinedInput: {
      styleOverrides: {
        notchedOutline: { borderColor: tones.edge },
        root: { backgroundColor: tones.paper },
      },
    },
    MuiFormHelperText: { styleOverrides: { root: { fontSize: 12.5 } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: tones.line, fontVariantNumeric: 'tabular-nums' },
        // A Chinese heading stays in one line; an English one may break between words.
        head: {
          backgroundColor: tones.raised,
          color: tones.muted,
          fontWeight: 600,
          wordBreak: 'keep-all',
        },
        sizeSmall: { padding: '5px 12px' },
        sizeMedium: { padding: '11px 12px' },
      },
    },
    MuiTableRow: { styleOverrides: { root: { '&:last-child td': { borderBottom: 0 } } } },
    MuiChip: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { borderRadius: 6, fontWeight: 500 } },
    },
    MuiTooltip: { defaultProps: { arrow: true }, styleOverrides: { tooltip: { fontSize: 12.5 } } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiDialog: { defaultProps: { fullWidth: true, maxWidth: 'sm' } },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
    MuiAlert: { defaultProps: { variant: 'outlined' } },
    RaEdit: { defaultProps: { mutationMode: 'pessimistic' } },
    RaDeleteButton: { defaultProps: { mutationMode: 'pessimistic' } },
    RaBulkDeleteButton: { defaultProps: { mutationMode: 'pessimistic' } },
    RaBulkUpdateButton: { defaultProps: { mutationMode: 'pessimistic' } },
    RaList: { defaultProps: { perPage: 25 } },
    RaDataTable: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          // Narrow screens scroll the table within itself, never the page; wide ones keep its head in sight.
          '& .RaDataTable-tableWrapper': {
            overflowX: 'auto',
            '@media (min-width: 1200px)': { overflowX: 'visible' },
          },
          '& .RaDataTable-headerCell': {
            backgroundColor: tones.raised,
            '@media (min-width: 1200px)': { top: BAR },
          },
        },
      },
    },
    // React-Admin shows these on hover only, which no keyboard does.
    RaSimpleFormIterator: {
      styleOverrides: { root: { '& .RaSimpleFormIterator-action': { visibility: 'visible' } } },
    },
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
  },
});

export const lightTheme = themeOf(LIGHT);
export const darkTheme = themeOf(DARK);
