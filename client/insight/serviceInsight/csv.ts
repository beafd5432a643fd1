/** Figures as files for spreadsheets, with what the screen shows. Pure. */
import { csvOf } from '../../ui/csv.ts';
import type { FigureText } from './FigureLines.tsx';

export const linesCsv = (head: readonly string[], lines: readonly FigureText[]): string =>
  csvOf([[...head], ...lines.map(({ name, now, before, n }) => [name, now, before, n])]);
