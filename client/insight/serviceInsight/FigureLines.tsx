/** Figures below each other: what each is, how it is counted, its value, that of the period before, and what it counts. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { FigureTable } from '../../ui/record/FigureTable.tsx';

export interface FigureText {
  key: string;
  /** As text, because the file has the same. */
  name: string;
  formula?: string;
  now: string;
  before: string;
  /** How many it counts, as text and with the way to them. */
  n: string;
  behind?: ReactNode;
}

export const NameWithFormula = ({ name, formula }: { name: string; formula?: string }) => (
  <>
    {name}
    {formula !== undefined && (
      <Box sx={{ color: 'text.secondary', fontSize: 12.5, minWidth: 240 }}>{formula}</Box>
    )}
  </>
);

export const figureHead = (translate: (key: string) => string): readonly string[] =>
  ['figure', 'now', 'before', 'n'].map((column) => translate(`serviceInsight.head.${column}`));

export const FigureLines = ({ label, lines }: { label: string; lines: readonly FigureText[] }) => {
  const translate = useTranslate();
  return (
    <FigureTable
      label={label}
      head={figureHead(translate)}
      lines={lines.map(({ key, name, formula, now, before, n, behind }) => ({
        key,
        name: <NameWithFormula name={name} {...(formula !== undefined && { formula })} />,
        cells: [now, before, behind ?? n],
      }))}
    />
  );
};
