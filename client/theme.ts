/** The light and the dark theme: palette, type, and defaults of components. */
import { defaultTheme, type RaThemeOptions } from 'react-admin';
import { motionOf, wantsLessMotion } from './layout/theme/motion.ts';
import { inputs, surfaces, tables } from './layout/theme/mui.ts';
import { bars, lists } from './layout/theme/reactAdmin.ts';
import { DARK, LIGHT, type Tones } from './layout/theme/tones.ts';

const FONTS =
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

const colour = (main: string, contrastText: string) => ({ main, contrastText });

const paletteOf = (tones: Tones): RaThemeOptions['palette'] => ({
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
});

const TYPOGRAPHY: RaThemeOptions['typography'] = {
  fontFamily: FONTS,
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
};

const themeOf = (tones: Tones): RaThemeOptions => ({
  ...defaultTheme,
  palette: paletteOf(tones),
  shape: { borderRadius: 8 },
  spacing: 8,
  sidebar: { width: 224, closedWidth: 52 },
  typography: TYPOGRAPHY,
  transitions: motionOf(wantsLessMotion()),
  components: {
    ...defaultTheme.components,
    ...surfaces(tones),
    ...inputs(tones),
    ...tables(tones),
    ...lists(tones),
    ...bars(tones),
  },
});

export const lightTheme = themeOf(LIGHT);
export const darkTheme = themeOf(DARK);
