/** Defaults and styles of MUI's components. */
import { paper } from './paper.ts';
import type { Tones } from './tones.ts';

/** The page itself, and what lies on it. */
export const surfaces = (tones: Tones) =>
  ({
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontFeatureSettings: '"tnum"', '&:lang(zh)': { lineHeight: 1.6 } },
        // What gets the focus is scrolled clear of the top bar and of a form's save bar.
        html: { scrollPaddingTop: 64, scrollPaddingBottom: 88 },
        a: { color: tones.accent },
        ':focus-visible': { outline: `2px solid ${tones.accent}`, outlineOffset: 1 },
        '@media print': paper(tones),
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
      // Its own style removes the focus ring of the page.
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
  }) as const;

/** Inputs. */
export const inputs = (tones: Tones) =>
  ({
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
    MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
    // What was chosen is read whole: a long name goes on in a second line.
    MuiAutocomplete: {
      defaultProps: { fullWidth: true },
      styleOverrides: {
        tag: {
          height: 'auto',
          minHeight: 24,
          '& .MuiChip-label': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
        },
      },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        notchedOutline: { borderColor: tones.edge },
        root: { backgroundColor: tones.paper },
      },
    },
    // A chosen value that does not fit goes on in a second line; Chinese ones break only where they must, too.
    MuiSelect: {
      styleOverrides: {
        select: { whiteSpace: 'normal', wordBreak: 'keep-all', overflowWrap: 'break-word' },
      },
    },
    // A long word of a choice, such as an address, breaks rather than widening the page.
    MuiFormControlLabel: { styleOverrides: { label: { minWidth: 0, overflowWrap: 'anywhere' } } },
    // It says why a field is locked, so it is read like any other.
    MuiFormHelperText: {
      styleOverrides: { root: { fontSize: 12.5, '&.Mui-disabled': { color: tones.muted } } },
    },
  }) as const;

/** Tables, chips and dialogs. */
export const tables = (tones: Tones) =>
  ({
    MuiTableCell: {
      styleOverrides: {
        root: {
          borderColor: tones.line,
          fontVariantNumeric: 'tabular-nums',
          // Chinese may break after every character: the name of a row stays readable beside its figures.
          '&[scope="row"]': { minWidth: 112 },
        },
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
    MuiDialog: {
      defaultProps: { fullWidth: true, maxWidth: 'sm' },
      styleOverrides: {
        // A form between the dialog and its content must not keep that from scrolling, with the buttons in sight.
        paper: {
          '& > form': { display: 'flex', flexDirection: 'column', minHeight: 0, flex: '1 1 auto' },
        },
      },
    },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
    MuiAlert: { defaultProps: { variant: 'outlined' } },
  }) as const;
