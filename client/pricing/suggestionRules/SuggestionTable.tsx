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
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Suggestion } from '#contract/pricing/competitors';
import { Money } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { ProductLink } from '../shared/ProductLink.tsx';
import { useProductName } from '../shared/useVariantName.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Choice, SuggestionCard, useWhy } from './SuggestionCard.tsx';
import { useIsNarrow } from '../../ui/useIsNarrow.ts';

const NUMBER = {
  textAlign: 'right',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
} as const;
const WIDE = { display: { xs: 'none', md: 'table-cell' } } as const;

interface Props {
  rows: readonly Suggestion[];
  chosen: ReadonlySet<number>;
  onChoose: (ids: ReadonlySet<number>) => void;
}

/** `children`: the box that chooses all rows. */
const Head = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  return (
    <TableHead>
      <TableRow>
        <TableCell padding="checkbox">{children}</TableCell>
        <TableCell>{translate('suggestionRules.fields.variant')}</TableCell>
        <TableCell sx={NUMBER}>{translate('suggestionRules.fields.current')}</TableCell>
        <TableCell sx={NUMBER}>{translate('suggestionRules.fields.suggested')}</TableCell>
        <TableCell sx={NUMBER}>{translate('suggestionRules.fields.change')}</TableCell>
        <TableCell sx={{ ...NUMBER, ...WIDE }}>
          {translate('suggestionRules.fields.margin')}
        </TableCell>
        <TableCell>{translate('suggestionRules.fields.why')}</TableCell>
        <TableCell sx={WIDE}>{translate('suggestionRules.fields.rule')}</TableCell>
      </TableRow>
    </TableHead>
  );
};

interface RowProps {
  row: Suggestion;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

const Row = ({ row, checked, onChange }: RowProps) => {
  const rate = useRate();
  const nameOf = useProductName();
  const why = useWhy();
  return (
    <TableRow hover selected={checked}>
      <TableCell padding="checkbox">
        <Choice row={row} checked={checked} onChange={onChange} />
      </TableCell>
      <TableCell>
        <ProductLink id={row.productId} to="edit">
          {nameOf(row)}
        </ProductLink>
        {row.sku && <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{row.sku}</Box>}
      </TableCell>
      <TableCell sx={NUMBER}>
        <Money amount={row.currentAmount} />
      </TableCell>
      <TableCell sx={NUMBER}>
        <strong>
          <Money amount={row.suggestedAmount} />
        </strong>
      </TableCell>
      <TableCell sx={NUMBER}>{rate(row.changeBps, { signed: true })}</TableCell>
      <TableCell sx={{ ...NUMBER, ...WIDE }}>{rate(row.marginBps)}</TableCell>
      <TableCell sx={{ minWidth: 220 }}>
        {why(row).map((line, index) => (
          <Box key={line} sx={{ ...(index > 0 && { color: 'text.secondary', fontSize: 12.5 }) }}>
            {line}
          </Box>
        ))}
      </TableCell>
      <TableCell sx={WIDE}>
        <RecordLink resource="suggestionRules" id={row.ruleId} to="edit">
          {row.ruleName}
        </RecordLink>
      </TableCell>
    </TableRow>
  );
};

export const SuggestionTable = ({ rows, chosen, onChoose }: Props) => {
  const translate = useTranslate();
  const isSmall = useIsNarrow();
  const whole = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  const some = rows.some(({ id }) => chosen.has(id));
  const toggle = (ids: readonly number[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChoose(next);
  };
  if (isSmall)
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => (
          <SuggestionCard
            key={row.id}
            row={row}
            checked={chosen.has(row.id)}
            onChange={(on) => toggle([row.id], on)}
          />
        ))}
      </Box>
    );
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={translate('suggestionRules.suggestions')}
    >
      <Table size="small">
        <Head>
          <Checkbox
            size="small"
            checked={whole}
            indeterminate={some && !whole}
            onChange={(_, on) =>
              toggle(
                rows.map(({ id }) => id),
                on,
              )
            }
            slotProps={{ input: { 'aria-label': translate('suggestionRules.chooseAll') } }}
          />
        </Head>
        <TableBody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              checked={chosen.has(row.id)}
              onChange={(on) => toggle([row.id], on)}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
