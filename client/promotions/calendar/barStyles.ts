/** The styles of all bars in one style sheet: a style object for each of three hundred bars would be slow. */
import type { Theme } from '@mui/material';
import { PROMOTION_PHASES } from '#contract/promotions/promotions';
import { colourOf, IS_OPEN, IS_OVER } from './phases.tsx';

const BAR_HEIGHT = 30;
export const ROW_HEIGHT = 36;
const STRIP = 7;

const paletteColour = (theme: Theme, path: string): string => {
  const [group, shade] = path.split('.') as ['success', 'main'];
  return theme.palette[group][shade];
};
/** Slanted lines, thin enough that text over them can be read. */
export const hatch = (colour: string) =>
  `repeating-linear-gradient(135deg, color-mix(in srgb, ${colour} 45%, transparent) 0 2px, transparent 2px 7px)`;

/** The link itself, and how it looks while it can be moved or is moved. */
const linkStyles = ({ palette }: Theme) => ({
  '& .bar': {
    '--line': 'solid',
    position: 'absolute',
    height: BAR_HEIGHT,
    color: palette.text.primary,
    textDecoration: 'none',
    fontSize: 13,
    lineHeight: '22px',
    borderRadius: '6px',
    userSelect: 'none',
  },
  '& .bar.movable': { cursor: 'grab' },
  '& .bar.moving': { cursor: 'grabbing', zIndex: 3, opacity: 0.92 },
  '& .bar:focus-visible': { zIndex: 3 },
});

/** The coloured box, its strip of hours and the bands of its overlaps. */
const bodyStyles = (paper: string) => ({
  '& .bar .body': {
    position: 'absolute',
    insetBlock: 0,
    left: 0,
    boxSizing: 'border-box',
    border: '1.5px var(--line) var(--tone)',
    borderRadius: '6px',
    backgroundColor: `color-mix(in srgb, var(--tone) 13%, ${paper})`,
    overflow: 'clip',
  },
  '& .bar .body.before': { borderLeft: 0, borderTopLeftRadius: 0, borderBottomLeftRadius: 0 },
  '& .bar .body.after': { borderRight: 0, borderTopRightRadius: 0, borderBottomRightRadius: 0 },
  '& .bar:hover .body': { backgroundColor: `color-mix(in srgb, var(--tone) 24%, ${paper})` },
  '& .bar .strip': {
    position: 'absolute',
    left: 0,
    right: 0,
    bottom: 0,
    height: STRIP - 1.5,
    backgroundColor: 'var(--tone)',
  },
  '& .bar .strip.hours': { backgroundColor: 'transparent', backgroundRepeat: 'repeat-x' },
  '& .bar .band': {
    position: 'absolute',
    top: 0,
    bottom: STRIP - 1.5,
    backgroundImage: hatch('var(--tone)'),
  },
});

/** The name, inside the box or beside it. */
const nameStyles = (paper: string) => ({
  '& .bar .name': {
    position: 'sticky',
    left: 6,
    zIndex: 1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    maxWidth: '100%',
    boxSizing: 'border-box',
    paddingInline: '6px',
    whiteSpace: 'nowrap',
    borderRadius: '5px',
  },
  // Over the hatching, on a ground of its own.
  '& .bar .name.within': {
    backgroundColor: `color-mix(in srgb, var(--tone) 13%, ${paper})`,
    marginTop: '1px',
    lineHeight: '21px',
  },
  '& .bar .name svg': { fontSize: 15, color: 'var(--tone)', flexShrink: 0 },
  '& .bar .name span': { overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** Where the promotion would run, shown while it is moved. */
const tipStyles = ({ palette }: Theme) => ({
  '& .bar .tip': {
    position: 'absolute',
    left: 0,
    bottom: '100%',
    marginBottom: '2px',
    padding: '2px 8px',
    borderRadius: '6px',
    backgroundColor: palette.text.primary,
    color: palette.background.paper,
    whiteSpace: 'nowrap',
    zIndex: 4,
    pointerEvents: 'none',
  },
});

export const barStyles = (theme: Theme) => {
  const paper = theme.palette.background.paper;
  const phases = PROMOTION_PHASES.map((phase) => [
    `& .bar.${phase}`,
    {
      '--tone': paletteColour(theme, colourOf(phase)),
      ...(IS_OPEN.has(phase) && { '--line': 'dashed' }),
      ...(IS_OVER.has(phase) && { color: theme.palette.text.secondary }),
    },
  ]);
  return {
    ...Object.fromEntries(phases),
    ...linkStyles(theme),
    ...bodyStyles(paper),
    ...nameStyles(paper),
    ...tipStyles(theme),
  };
};
