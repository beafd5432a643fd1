import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';

const CELL = { whiteSpace: 'nowrap', maxWidth: 240, overflow: 'hidden', textOverflow: 'ellipsis' };

/** The first rows of a file, the first one as the header. */
export const FirstRows = ({ rows: [header = [], ...rows] }: { rows: readonly string[][] }) => {
  const translate = useTranslate();
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={translate('imports.reading.firstRows')}
      sx={{ maxHeight: 320 }}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            {header.map((cell, index) => (
              <TableCell key={index} sx={CELL}>
                {cell}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((cells, row) => (
            <TableRow key={row}>
              {header.map((_, index) => (
                <TableCell key={index} sx={CELL}>
                  {cells[index]}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
