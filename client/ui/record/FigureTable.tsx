/** A table of figures: names in the first column, numbers in the others, sums at the end. */
import {
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableFooter,
  TableHead,
  TableRow,
} from '@mui/material';
import type { ReactNode } from 'react';

const NUMBER = { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;
const STRONG = { '& > *': { fontWeight: 600, color: 'text.primary', fontSize: 14 } } as const;

export interface FigureLine {
  key: string;
  name: ReactNode;
  cells: readonly ReactNode[];
  isStrong?: boolean;
}

export interface FigureTableProps {
  label: string;
  /** Of the first column, and of the numbers. */
  head: readonly string[];
  lines: readonly FigureLine[];
  sums?: readonly FigureLine[];
}

const Line = ({
  line: { name, cells, isStrong },
  head,
}: {
  line: FigureLine;
  head: readonly string[];
}) => (
  <TableRow sx={isStrong ? STRONG : {}}>
    <TableCell component="th" scope="row">
      {name}
    </TableCell>
    {cells.map((cell, index) => (
      <TableCell key={head[index + 1]} sx={{ ...NUMBER, whiteSpace: 'nowrap' }}>
        {cell}
      </TableCell>
    ))}
  </TableRow>
);

export const FigureTable = ({ label, head, lines, sums = [] }: FigureTableProps) => (
  <TableContainer tabIndex={0} role="group" aria-label={label}>
    <Table size="small">
      <TableHead>
        <TableRow>
          {head.map((name, index) => (
            <TableCell key={name} scope="col" sx={index === 0 ? {} : NUMBER}>
              {name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Line key={line.key} line={line} head={head} />
        ))}
      </TableBody>
      {sums.length > 0 && (
        <TableFooter>
          {sums.map((line) => (
            <Line key={line.key} line={{ ...line, isStrong: true }} head={head} />
          ))}
        </TableFooter>
      )}
    </Table>
  </TableContainer>
);
