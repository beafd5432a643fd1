/** The pictures of a product: uploaded or by address, in an order of their own, the first one being the main one. */
import { Box } from '@mui/material';
import { useState } from 'react';
import { useFormState } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import type { ProductImage } from '#contract/catalog/products';
import { PictureDrop } from '../../../platform/shared/pictures/PictureDrop.tsx';
import { VISUALLY_HIDDEN } from '../../../ui/record/visuallyHidden.ts';
import { AddressInput } from './AddressInput.tsx';
import { PictureCard } from './PictureCard.tsx';
import { usePictures } from './usePictures.ts';

const GRID = {
  mb: 1.5,
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
} as const;

/** A file may name the same address twice. */
const keyAt = (images: readonly ProductImage[], index: number) => {
  const url = images[index]?.url;
  return `${images.slice(0, index).filter((one) => one.url === url).length} ${url}`;
};

export const PicturesInput = () => {
  const translate = useTranslate();
  const { errors } = useFormState<{ images: ProductImage[] }>();
  const { images, said, add, change, remove, move } = usePictures();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const drop = (to: number) => {
    if (dragged !== null) move(dragged, to);
    setDragged(null);
    setOver(null);
  };
  const errorOf = (index: number) => {
    const error = errors.images?.[index];
    return error?.url?.message ?? error?.alt?.message;
  };
  return (
    <>
      <Box sx={GRID} onDragEnd={() => drop(-1)}>
        {images.map((image, index) => (
          <PictureCard
            key={keyAt(images, index)}
            image={image}
            index={index}
            count={images.length}
            error={errorOf(index)}
            isDragging={dragged !== null}
            isTarget={dragged !== null && over === index && over !== dragged}
            onChange={(next) => change(index, next)}
            onMove={(to) => move(index, to)}
            onRemove={() => remove(index)}
            onDragStart={() => setDragged(index)}
            onDragOver={() => setOver(index)}
            onDrop={() => drop(index)}
          />
        ))}
      </Box>
      <Box aria-live="polite" sx={VISUALLY_HIDDEN}>
        {said && translate('products.pictures.movedTo', said)}
      </Box>
      <PictureDrop onStored={({ url }) => add(url)} />
      <AddressInput onAdd={add} />
    </>
  );
};
