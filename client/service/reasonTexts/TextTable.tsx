/** The texts with where they stand, and what each means. */
import {
  Box,
  Checkbox,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReasonText } from '#contract/service/reasonTexts';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ReasonChoice } from './ReasonChoice.tsx';
import type { Choices } from './useMatching.ts';

const NUMBER = { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;

const Samples = ({ text: { sampleTickets, sampleReturns } }: { text: ReasonText }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
    {sampleReturns.map(({ id, externalId }) => (
      <RecordLink key={`r${id}`} resource="returns" id={id} to="show">
        {externalId}
      </RecordLink>
    ))}
    {sampleTickets.map(({ id, number }) => (
      <RecordLink key={`t${id}`} resource="tickets" id={id} to="show">
        {number}
      </RecordLink>
    ))}
  </Box>
);

interface Props {
  texts: readonly ReasonText[];
  choices: Choices;
  selected: ReadonlySet<string>;
  disabled: boolean;
  onSelect: (texts: readonly string[], isSelected: boolean) => void;
  onChoose: (texts: readonly string[], reasonId: number | null) => void;
}

export const TextTable = ({ texts, choices, selected, disabled, onSelect, onChoose }: Props) => {
  const translate = useTranslate();
  const count = useCount();
  const word = (name: string, args: object = {}) => translate(`reasonTexts.${name}`, args);
  const all = texts.map(({ text }) => text);
  return (
    <TableContainer tabIndex={0} role="region" aria-label={word('table')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <Checkbox
                checked={selected.size === all.length}
                indeterminate={selected.size > 0 && selected.size < all.length}
                onChange={(_, isSelected) => onSelect(all, isSelected)}
                slotProps={{ input: { 'aria-label': word('selectAll') } }}
              />
            </TableCell>
            <TableCell>{word('text')}</TableCell>
            <TableCell sx={NUMBER}>{word('returns')}</TableCell>
            <TableCell sx={NUMBER}>{word('tickets')}</TableCell>
            <TableCell>{word('lastAt')}</TableCell>
            <TableCell>{word('samples')}</TableCell>
            <TableCell>{word('means')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {texts.map((row) => (
            <TableRow key={row.text}>
              <TableCell padding="checkbox">
                <Checkbox
                  checked={selected.has(row.text)}
                  onChange={(_, isSelected) => onSelect([row.text], isSelected)}
                  slotProps={{ input: { 'aria-label': word('select', { text: row.text }) } }}
                />
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>{row.text}</TableCell>
              <TableCell sx={NUMBER}>{count(row.returns)}</TableCell>
              <TableCell sx={NUMBER}>{count(row.tickets)}</TableCell>
              <TableCell>
                <Instant at={row.lastAt} />
              </TableCell>
              <TableCell sx={{ minWidth: 160 }}>
                <Samples text={row} />
              </TableCell>
              <TableCell>
                <ReasonChoice
                  label={word('meansOf', { text: row.text })}
                  value={choices[row.text] ?? null}
                  disabled={disabled}
                  onChoose={(reasonId) => onChoose([row.text], reasonId)}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
