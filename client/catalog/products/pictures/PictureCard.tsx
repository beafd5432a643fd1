/** One picture of a product in the form: what it shows, its place, and its errors. */
import Earlier from '@mui/icons-material/ArrowBack';
import Later from '@mui/icons-material/ArrowForward';
import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, FormHelperText, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ProductImage } from '#contract/catalog/products';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import { AltInputs } from './AltInputs.tsx';
import { DraggedPicture } from './DraggedPicture.tsx';

const CARD = { border: 1, borderRadius: 1, p: 1, display: 'grid', gap: 1, alignContent: 'start' };

export interface PictureCardProps {
  image: ProductImage;
  index: number;
  count: number;
  error: string | undefined;
  /** Whether a card is being dragged, which may be dropped on this one. */
  isDragging: boolean;
  isTarget: boolean;
  onChange: (image: ProductImage) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onDragStart: () => void;
  onDragOver: () => void;
  onDrop: () => void;
}

export const PictureCard = ({
  image,
  index,
  count,
  error,
  isDragging,
  isTarget,
  ...on
}: PictureCardProps) => {
  const translate = useTranslate();
  const place = { number: index + 1, count };
  const title = translate('products.pictures.place', place);
  const step = (name: 'earlier' | 'later', to: number) => (
    <IconButton
      size="small"
      data-step={name}
      aria-label={translate(`products.pictures.${name}`, place)}
      aria-disabled={to < 0 || to >= count}
      onClick={() => on.onMove(to)}
      sx={{ '&[aria-disabled=true]': { opacity: 0.4 } }}
    >
      {name === 'earlier' ? <Earlier fontSize="small" /> : <Later fontSize="small" />}
    </IconButton>
  );
  return (
    <Box
      role="group"
      aria-label={title}
      data-picture={index}
      onDragOver={(event) => {
        if (!isDragging) return;
        event.preventDefault();
        on.onDragOver();
      }}
      onDrop={(event) => {
        if (!isDragging) return;
        event.preventDefault();
        on.onDrop();
      }}
      sx={{ ...CARD, borderColor: isTarget ? 'primary.main' : 'divider' }}
    >
      <DraggedPicture url={image.url} onDragStart={on.onDragStart} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Box sx={{ flex: 1 }}>
          {index === 0 ? <StatusChip tone="good" label="products.pictures.main" /> : place.number}
        </Box>
        {step('earlier', index - 1)}
        {step('later', index + 1)}
        <IconButton
          size="small"
          aria-label={translate('products.pictures.remove', place)}
          onClick={on.onRemove}
        >
          <Delete fontSize="small" />
        </IconButton>
      </Box>
      <AltInputs alt={image.alt} onChange={(alt) => on.onChange({ ...image, alt })} />
      {error && <FormHelperText error>{translate(error, { _: error })}</FormHelperText>}
    </Box>
  );
};
