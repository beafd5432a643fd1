/** The frame that both tables of a review share. */
import { Table, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { WORDS } from './words.ts';

export const NUMBER = {
  textAlign: 'right',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
} as const;
export const MUTED = { color: 'text.secondary', fontSize: 12.5 } as const;

export const ReviewTable = ({ label, children }: { label: string; children: ReactNode }) => (
  <TableContainer tabIndex={0} role="region" aria-label={label} sx={{ maxHeight: 340, mb: 1 }}>
    <Table size="small" stickyHeader>
      {children}
    </Table>
  </TableContainer>
);

export const ReviewHead = ({
  names,
  numbers,
}: {
  names: readonly string[];
  numbers: readonly string[];
}) => {
  const translate = useTranslate();
  return (
    <TableHead>
      <TableRow>
        {names.map((name) => (
          <TableCell key={name} sx={numbers.includes(name) ? NUMBER : {}}>
            {translate(`${WORDS}.${name}`)}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
};
