/** Lines of the price chart: Okabe-Ito colours that can be read in dark mode too; dashes distinguish them as well. */
const BLUE = { light: '#0072b2', dark: '#56b4e9' };
const GREY = { light: '#575c63', dark: '#a9b0b8' };
const GREEN = { light: '#00765a', dark: '#2fc79b' };
const ORANGE = { light: '#b34700', dark: '#f0a35e' };

export const SERIES = {
  amount: { colour: BLUE, dash: '', width: 2.5 },
  original: { colour: GREY, dash: '6 4', width: 1.5 },
  prior: { colour: GREEN, dash: '2 4', width: 1.5 },
  competitor: { colour: ORANGE, dash: '8 3 2 3', width: 1.5 },
} as const;
export type SeriesName = keyof typeof SERIES;
