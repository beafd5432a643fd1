/** A cell of the New column: type, Enter goes down, a pasted column fills downwards. */
import { IconButton, InputBase } from '@mui/material';
import Block from '@mui/icons-material/Block';
import Undo from '@mui/icons-material/Undo';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useUnsavedWork } from '../../ui/form/AskBeforeLeaving.tsx';
import { formatMoney } from '../../ui/record/money.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { readCell, wrongCell } from './amounts.ts';

const MARK = 'data-new-price';
const MARKED: object = { [MARK]: '' };

/** Puts the cursor into the cell above or below. */
const step = (from: HTMLElement, by: 1 | -1) => {
  const cells = [...document.querySelectorAll<HTMLInputElement>(`[${MARK}]`)];
  const next = cells[cells.indexOf(from as HTMLInputElement) + by];
  next?.focus();
  next?.select();
};

export interface NewPriceCellProps {
  name: string;
  /** Minor units; null while the row has no new price. */
  amount: number | null;
  /** The person's own figure: a price, null to leave the row out, undefined for the formula's. */
  own: number | null | undefined;
  /** A text left in the cell that is no price. */
  unread: string | undefined;
  onChange: (own: number | null | undefined) => void;
  onUnread: (typed: string) => void;
  onPasteColumn: (text: string) => void;
}

export const NewPriceCell = ({
  name,
  amount,
  own,
  unread,
  onChange,
  onUnread,
  onPasteColumn,
}: NewPriceCellProps) => {
  const translate = useTranslate();
  const { currency, decimals } = useStoreSettings();
  const [typing, setTyping] = useState<string>();
  useUnsavedWork({ isUnsaved: typing !== undefined });
  const isOut = own === null;
  const shown =
    isOut || amount === null ? '' : formatMoney(amount, currency, 'en', false).replaceAll(',', '');
  const text = typing ?? unread;
  const typed = text === undefined ? amount : readCell(text, currency, decimals);
  const isBad = Number.isNaN(typed);
  const wrong = isBad && text !== undefined ? wrongCell(text, currency, decimals) : undefined;
  const commit = () => {
    if (typing === undefined) return;
    setTyping(undefined);
    if (isBad) return onUnread(typing);
    if (typing === shown) return unread === undefined ? undefined : onChange(own);
    onChange(typed === null ? undefined : typed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const { key, currentTarget } = event;
    if (key === 'Escape') {
      setTyping(undefined);
      if (unread !== undefined) onChange(own);
    }
    if (key !== 'Enter' && key !== 'ArrowDown' && key !== 'ArrowUp') return;
    event.preventDefault();
    commit();
    // With Ctrl it saves the batch.
    if (event.ctrlKey || event.metaKey) return;
    step(currentTarget, key === 'ArrowUp' || event.shiftKey ? -1 : 1);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    setTyping(undefined);
    onPasteColumn(text);
  };
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
      <InputBase
        value={text ?? shown}
        disabled={isOut}
        error={isBad}
        onChange={({ target }) => setTyping(target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        placeholder={isOut ? translate('priceBatches.preview.leftOut') : '–'}
        title={
          wrong &&
          (typeof wrong === 'string' ? translate(wrong) : translate(wrong.message, wrong.args))
        }
        slotProps={{
          input: {
            ...MARKED,
            inputMode: 'decimal',
            'aria-label': translate('priceBatches.preview.newOf', { name }),
            'aria-invalid': isBad,
            style: { textAlign: 'right', padding: '3px 8px' },
          },
        }}
        sx={{
          width: 108,
          fontSize: 14,
          fontVariantNumeric: 'tabular-nums',
          fontWeight: own === undefined ? 400 : 600,
          border: 1,
          borderRadius: 1,
          borderColor: isBad ? 'error.main' : own === undefined ? 'divider' : 'primary.main',
          '&:hover': { borderColor: 'text.secondary' },
          '&.Mui-focused': {
            borderColor: 'primary.main',
            outline: 2,
            outlineColor: 'primary.main',
          },
        }}
      />
      <IconButton
        size="small"
        aria-label={translate(
          isOut ? 'priceBatches.preview.putBack' : 'priceBatches.preview.leaveOut',
          { name },
        )}
        onClick={() => onChange(isOut ? undefined : null)}
      >
        {isOut ? <Undo sx={{ fontSize: 18 }} /> : <Block sx={{ fontSize: 18 }} />}
      </IconButton>
    </span>
  );
};
