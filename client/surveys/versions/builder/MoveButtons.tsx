/** The handle by which an item is dragged, and the buttons that do the same. */
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Delete from '@mui/icons-material/DeleteOutline';
import DragIndicator from '@mui/icons-material/DragIndicator';
import { Box, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { VISUALLY_HIDDEN } from '../../../ui/record/visuallyHidden.ts';
import type { Order } from './useOrder.ts';

export const Handle = ({ order, index }: { order: Order; index: number }) => (
  <Box
    aria-hidden
    {...order.dragProps(index)}
    sx={{ cursor: 'grab', display: 'inline-flex', color: 'text.secondary', p: 0.5 }}
  >
    <DragIndicator fontSize="small" />
  </Box>
);

interface Props {
  order: Order;
  index: number;
  /** What the item is called, translated. */
  name: string;
  onRemove: () => void;
}

export const MoveButtons = ({ order, index, name, onRemove }: Props) => {
  const translate = useTranslate();
  const step = (direction: 'up' | 'down', isEnd: boolean) => (
    <IconButton
      size="small"
      data-step={direction}
      aria-label={translate(`surveyVersions.builder.${direction}`, { name })}
      aria-disabled={isEnd}
      onClick={() => order.step(index, direction === 'up' ? -1 : 1)}
      sx={{ '&[aria-disabled=true]': { opacity: 0.4 } }}
    >
      {direction === 'up' ? <ArrowUpward fontSize="small" /> : <ArrowDownward fontSize="small" />}
    </IconButton>
  );
  return (
    <>
      {step('up', index === 0)}
      {step('down', index === order.count - 1)}
      <IconButton
        size="small"
        aria-label={translate('surveyVersions.builder.remove', { name })}
        onClick={onRemove}
      >
        <Delete fontSize="small" />
      </IconButton>
    </>
  );
};

/** Says to those who do not see it where an item was moved. */
export const MovedTo = ({ order: { said } }: { order: Order }) => {
  const translate = useTranslate();
  return (
    <Box aria-live="polite" sx={VISUALLY_HIDDEN}>
      {said && translate('surveyVersions.builder.movedTo', said)}
    </Box>
  );
};
