/** The colours of both modes, each chosen for its own background: one neutral scale, one accent, four meanings. */
export interface Tones {
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

export const LIGHT: Tones = {
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

export const DARK: Tones = {
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
