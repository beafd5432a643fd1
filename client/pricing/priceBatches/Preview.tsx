/** Every price before it changes: the sum of it, and a page of rows that can be typed into like a spreadsheet. */
import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import type { OwnFigure } from '#contract/pricing/priceBatches';
import { ApiError } from '../../apiError.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { pasteDown } from './amounts.ts';
import { nameOf } from './difference.ts';
import { NewPriceCell } from './NewPriceCell.tsx';
import { Pager } from './Pager.tsx';
import { PriceRows } from './PriceRows.tsx';
import { SummaryFigures } from './SummaryFigures.tsx';
import type { Figures } from './useFigures.ts';
import type { usePreview } from './usePreview.ts';

export interface PreviewProps extends Figures {
  isAsked: boolean;
  answer: ReturnType<typeof usePreview>;
  page: number;
  onPage: (page: number) => void;
  flaggedOnly: boolean;
  onFlaggedOnly: (flaggedOnly: boolean) => void;
}

export const Preview = ({ isAsked, answer, figures, change, clear, ...paging }: PreviewProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { currency, decimals } = useStoreSettings();
  const { rows, total, summary, error, isFetching } = answer;
  const why = error && ApiError.from(error).firstReason;
  const [said, setSaid] = useState('');
  const newOf = ({ variantId, newAmount }: BatchRow) => {
    const own = figures.get(variantId);
    return own === undefined ? newAmount : own;
  };
  const pasteColumn = (text: string, first: number) => {
    const ids = rows.map(({ variantId }) => variantId);
    const { amounts, bad, over } = pasteDown(text, ids, first, currency, decimals);
    change(amounts.map(([variantId, amount]): OwnFigure => ({ variantId, amount })));
    const words = [
      translate('priceBatches.preview.pasted', { smart_count: amounts.length }),
      bad > 0 && translate('priceBatches.preview.pastedBad', { smart_count: bad }),
      over > 0 && translate('priceBatches.preview.pastedOver', { smart_count: over }),
    ].filter(Boolean);
    notify(words.join(translate('layout.listSeparator')), {
      type: bad + over > 0 ? 'warning' : 'info',
    });
    setSaid(words.join(translate('layout.listSeparator')));
  };
  const toText = useLocalize();
  const cell = (row: BatchRow, at: number) => {
    const { variantId } = row;
    return (
      <NewPriceCell
        name={nameOf(toText(row.names), row)}
        amount={newOf(row)}
        own={figures.get(variantId)}
        onChange={(amount) => change([{ variantId, amount }])}
        onPasteColumn={(text) => pasteColumn(text, at)}
      />
    );
  };
  return (
    <Section
      title="priceBatches.preview.title"
      actions={
        figures.size > 0 && (
          <Button onClick={clear}>
            {translate('priceBatches.preview.undoFigures', { smart_count: figures.size })}
          </Button>
        )
      }
    >
      {!isAsked ? (
        <Typography color="text.secondary" sx={{ py: 4, textAlign: 'center' }}>
          {translate('priceBatches.preview.hint')}
        </Typography>
      ) : (
        <>
          <Box sx={{ height: 4 }}>
            {isFetching && (
              <LinearProgress aria-label={translate('priceBatches.preview.working')} />
            )}
          </Box>
          {why && (
            <Alert severity="error">
              {translate('priceBatches.preview.failed')} {translate(why, { _: why })}
            </Alert>
          )}
          {!error && summary && (
            <>
              <SummaryFigures summary={summary} />
              <Pager total={total} {...paging} />
              {rows.length > 0 ? (
                <>
                  <PriceRows rows={rows} renderNew={cell} newOf={newOf} isOld={isFetching} />
                  <Typography
                    color="text.secondary"
                    sx={{ fontSize: 12.5, mt: 1 }}
                    aria-live="polite"
                  >
                    {said || translate('priceBatches.preview.keys')}
                  </Typography>
                </>
              ) : (
                <Typography color="text.secondary" sx={{ py: 3, textAlign: 'center' }}>
                  {translate('priceBatches.preview.nothing')}
                </Typography>
              )}
            </>
          )}
        </>
      )}
    </Section>
  );
};
