import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useNotify } from 'react-admin';
import type { ProductImage } from '#contract/catalog/products';
import { moved } from './order.ts';

interface Form {
  images: ProductImage[];
}

/** Keeps the keyboard on the button that moved a picture. */
const focusStep = (index: number, step: string) =>
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-picture="${index}"] [data-step="${step}"]`)?.focus(),
  );

/** The pictures of the product in the form, and what can be done with them. */
export const usePictures = () => {
  const form = useFormContext<Form>();
  const notify = useNotify();
  const images = (useWatch<Form, 'images'>({ name: 'images' }) as ProductImage[] | undefined) ?? [];
  const [said, setSaid] = useState<{ number: number; count: number }>();
  // Of several uploads each adds to what the form holds by then.
  const current = () => form.getValues('images') ?? [];
  const write = (next: readonly ProductImage[]) =>
    form.setValue('images', [...next], { shouldDirty: true, shouldTouch: true });
  return {
    images,
    said,
    add: (url: string) => {
      if (current().some((one) => one.url === url))
        notify('products.pictures.twice', { type: 'info' });
      else write([...current(), { url, alt: '' }]);
    },
    change: (index: number, image: ProductImage) =>
      write(current().map((one, place) => (place === index ? image : one))),
    remove: (index: number) => write(current().filter((_, place) => place !== index)),
    move: (from: number, to: number) => {
      const next = moved(current(), from, to);
      if (next === current()) return;
      write(next);
      setSaid({ number: to + 1, count: next.length });
      focusStep(to, to < from ? 'earlier' : 'later');
    },
  };
};
