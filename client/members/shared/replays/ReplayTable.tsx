/** The frame of the tables of a replay: names in the first column, numbers in the others. */
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';

const NUMBER = {
  textAlign: 'right',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
} as const;

export interface ReplayLine {
  key: string;
  name: ReactNode;
  cells: readonly ReactNode[];
}

export const ReplayTable = ({
  label,
  head,
  lines,
}: {
  label: string;
  /** Of the first column, and of the numbers. */
  head: readonly string[];
  lines: readonly ReplayLine[];
}) => (
  <TableContainer tabIndex={0} role="region" aria-label={label}>
    <Table size="small">
      <TableHead>
        <TableRow>
          {head.map((name, index) => (
            <TableCell key={name} sx={index === 0 ? {} : { ...NUMBER, whiteSpace: 'normal' }}>
              {name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map(({ key, name, cells }) => (
          <TableRow key={key}>
            <TableCell component="th" scope="row">
              {name}
            </TableCell>
            {cells.map((cell, index) => (
              <TableCell key={head[index + 1]} sx={NUMBER}>
                {cell}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);
