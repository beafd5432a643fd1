/** Lines of SKU and price from a spreadsheet; each line that cannot be used is listed with its reason. */
import {
  Alert,
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
} from '@mui/material';
import { useEffect, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useDataProvider, useTranslate } from 'react-admin';
import type { OwnFigure } from '#contract/pricing/priceBatches';
import type { Pasted, PastedRow } from '#contract/pricing/priceBatches/pastedPrices';
import { numberFormat } from '#shared/formatters';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { firstMessage } from '../../platform/shared/audience/firstMessage.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import type { Draft } from './draft.ts';

/** Figures a batch may carry. */
export const MOST_FIGURES = 20_000;

const Refused = ({ rows, count }: { rows: readonly PastedRow[]; count: number }) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{ maxHeight: 220, overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}
      tabIndex={0}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell align="right">{translate('priceBatches.paste.line')}</TableCell>
            <TableCell>SKU</TableCell>
            <TableCell>{translate('priceBatches.paste.why')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ line, sku, error }) => (
            <TableRow key={line}>
              <TableCell align="right">{line}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{sku || '–'}</TableCell>
              <TableCell>{error && translate(error)}</TableCell>
            </TableRow>
          ))}
          {count > rows.length && (
            <TableRow>
              <TableCell colSpan={3}>
                {translate('priceBatches.paste.more', { smart_count: count - rows.length })}
              </TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </Box>
  );
};

export const PasteBox = ({
  used,
  onPasted,
}: {
  used: number;
  onPasted: (figures: OwnFigure[]) => void;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { locale } = useStoreSettings();
  const { run, pending } = useWork();
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Pasted>();
  const { setValue, clearErrors, formState } = useFormContext<Draft>();
  const refusal = firstMessage(formState.errors.unread);
  /** The form knows of lines that nobody has read: it is not saved without them, and not left without a question. */
  const setUnread = (unread: boolean) => {
    setValue('unread', unread, { shouldDirty: true });
    clearErrors('unread');
  };
  // The text goes with the box.
  useEffect(() => () => setValue('unread', false), [setValue]);
  const type = (lines: string) => {
    setText(lines);
    setUnread(lines.trim() !== '');
  };
  const number = (value: number) => numberFormat(locale).format(value);
  const read = async (lines: string) => {
    const pasted = await run(
      async () => (await api.call<Pasted>('POST', '/priceBatches/pasted', { text: lines })).data,
    );
    if (!pasted) return;
    setAnswer(pasted);
    setUnread(pasted.figures.length > MOST_FIGURES);
    if (pasted.figures.length <= MOST_FIGURES) onPasted(pasted.figures);
  };
  const tooMany = answer !== undefined && answer.figures.length > MOST_FIGURES;
  return (
    <>
      <TextField
        fullWidth
        multiline
        minRows={6}
        maxRows={6}
        label={translate('priceBatches.paste.label')}
        error={refusal !== undefined}
        helperText={translate(refusal ?? 'priceBatches.paste.help')}
        value={text}
        onChange={({ target }) => type(target.value)}
        onPaste={(event) => {
          // Pasted over everything, the lines are read at once.
          const { selectionStart, selectionEnd, value } = event.target as HTMLTextAreaElement;
          if (selectionStart === 0 && selectionEnd === value.length)
            void read(event.clipboardData.getData('text'));
        }}
        slotProps={{
          htmlInput: { style: { fontFamily: 'ui-monospace, monospace' }, spellCheck: false },
        }}
      />
      <Button
        variant="outlined"
        disabled={pending || text.trim() === ''}
        onClick={() => void read(text)}
      >
        {translate('priceBatches.paste.read')}
      </Button>
      <Box aria-live="polite" sx={{ mt: 1, display: 'grid', gap: 1 }}>
        {tooMany && (
          <Alert severity="error">
            {translate('priceBatches.paste.tooMany', { max: number(MOST_FIGURES) })}
          </Alert>
        )}
        {!tooMany && used > 0 && (
          <Alert severity="success" sx={{ py: 0 }}>
            {translate('priceBatches.paste.used', { smart_count: used })}
          </Alert>
        )}
        {answer && answer.refusedCount > 0 && (
          <>
            <Alert severity="warning" sx={{ py: 0 }}>
              {translate('priceBatches.paste.refused', { smart_count: answer.refusedCount })}
            </Alert>
            <Refused rows={answer.refused} count={answer.refusedCount} />
          </>
        )}
      </Box>
    </>
  );
};
