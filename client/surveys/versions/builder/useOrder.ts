/** Moving items of a list by dragging and with buttons, which keep the keyboard and say where an item is now. */
import { useState } from 'react';

interface Options {
  /** Tells this list from others on the page. */
  name: string;
  count: number;
  move: (from: number, to: number) => void;
}

/** After the page has drawn the new order. */
const focusStep = (name: string, index: number, step: 'up' | 'down') =>
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(
        `[data-list="${name}"][data-place="${index}"] [data-step="${step}"]`,
      )
      ?.focus(),
  );

export const useOrder = ({ name, count, move }: Options) => {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState<{ number: number; count: number } | null>(null);
  const to = (from: number, place: number) => {
    if (place < 0 || place >= count || place === from) return;
    move(from, place);
    setSaid({ number: place + 1, count });
  };
  return {
    said,
    count,
    name,
    step: (from: number, by: 1 | -1) => {
      to(from, from + by);
      focusStep(name, from + by, by === 1 ? 'down' : 'up');
    },
    isTarget: (index: number) => dragged !== null && over === index && dragged !== index,
    /** For the element that is dropped on. */
    dropProps: (index: number) => ({
      'data-list': name,
      'data-place': index,
      onDragOver: (event: React.DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(index);
      },
      onDrop: (event: React.DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        to(dragged, index);
        setDragged(null);
        setOver(null);
      },
    }),
    /** For the handle by which it is dragged. */
    dragProps: (index: number) => ({
      draggable: true,
      onDragStart: ({ dataTransfer }: React.DragEvent) => {
        dataTransfer.effectAllowed = 'move';
        // Nothing else takes it: text would be inserted into the input that it is dropped on.
        dataTransfer.setData('application/x-survey-part', name);
        setDragged(index);
      },
      onDragEnd: () => {
        setDragged(null);
        setOver(null);
      },
    }),
  };
};
export type Order = ReturnType<typeof useOrder>;
