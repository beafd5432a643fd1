/** What matching texts would change in the figures, before and after. */
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReasonEffect } from '#contract/service/reasonTexts';
import { useReasons } from '../../orders/shared/reasons.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Money } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';

const NUMBER = {
  textAlign: 'right',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
} as const;

export const EffectTable = ({ effects }: { effects: readonly ReasonEffect[] }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const { reasons } = useReasons();
  const nameOf = (id: number | null) =>
    id === null
      ? translate('reasonTexts.effect.noReason')
      : toText(reasons.find((reason) => reason.id === id)?.names);
  return (
    <Section title="reasonTexts.effect.title" help="reasonTexts.effect.help">
      <TableContainer tabIndex={0} role="region" aria-label={translate('reasonTexts.effect.title')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('reasonTexts.effect.reason')}</TableCell>
              <TableCell sx={NUMBER}>{translate('reasonTexts.returns')}</TableCell>
              <TableCell sx={NUMBER}>{translate('reasonTexts.effect.amount')}</TableCell>
              <TableCell sx={NUMBER}>{translate('reasonTexts.tickets')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {effects.map(({ reasonId, before, after }) => (
              <TableRow key={reasonId ?? 0}>
                <TableCell>{nameOf(reasonId)}</TableCell>
                <TableCell sx={NUMBER}>
                  {count(before.returns)} → {count(after.returns)}
                </TableCell>
                <TableCell sx={NUMBER}>
                  <Money amount={before.amount} /> → <Money amount={after.amount} />
                </TableCell>
                <TableCell sx={NUMBER}>
                  {count(before.tickets)} → {count(after.tickets)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
};
