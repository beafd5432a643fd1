/** Moves a record of a list that people order by hand: the keyboard stays on the button, and the new place is said. */
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { Box, IconButton } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import {
  useCanAccess,
  useDataProvider,
  useListContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import type { Api } from '../../api.ts';
import { useWork } from '../feedback/useAct.ts';
import { VISUALLY_HIDDEN } from '../record/visuallyHidden.ts';

interface Placed {
  id: number;
}
type Direction = 'up' | 'down';

/** The ids with one of them a place further up or down. */
const moved = (ids: readonly number[], id: number, by: 1 | -1): number[] => {
  const from = ids.indexOf(id);
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, from + by), id, ...others.slice(from + by)];
};

/** The records of the page, if it shows all of them in their order; nobody moves something past what they do not see. */
const useWhole = <T extends Placed>(): readonly T[] | null => {
  const { data = [], total, sort, filterValues } = useListContext<T>();
  const isWhole =
    sort.field === 'position' &&
    sort.order === 'ASC' &&
    total === data.length &&
    Object.keys(filterValues).length === 0;
  return isWhole ? data : null;
};

/** After the list was drawn anew the pressed button has the focus again. */
const useFocus = (index: number) => {
  const pressed = useRef<Direction | null>(null);
  const buttons = useRef<Partial<Record<Direction, HTMLButtonElement | null>>>({});
  useEffect(() => {
    if (pressed.current !== null) buttons.current[pressed.current]?.focus();
    pressed.current = null;
  }, [index]);
  return {
    press: (direction: Direction) => {
      pressed.current = direction;
    },
    refOf: (direction: Direction) => (element: HTMLButtonElement | null) => {
      buttons.current[direction] = element;
    },
  };
};

export interface PlaceButtonsProps<T extends Placed> {
  record: T;
  /** What it is called. */
  name: string;
  /** Which records have a place; all of them, unless said otherwise. */
  hasPlace?: (record: T) => boolean;
}

export const PlaceButtons = <T extends Placed>({
  record: { id },
  name,
  hasPlace = () => true,
}: PlaceButtonsProps<T>) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const resource = useResourceContext() ?? '';
  const { run, pending } = useWork();
  const { canAccess } = useCanAccess({ resource, action: 'edit' });
  const whole = useWhole<T>();
  const ids = (whole ?? []).filter(hasPlace).map((one) => one.id);
  const index = ids.indexOf(id);
  const { press, refOf } = useFocus(index);
  const [said, setSaid] = useState<number | null>(null);
  if (!canAccess || index === -1) return null;
  const move = (direction: Direction) => {
    const by = direction === 'up' ? -1 : 1;
    const to = index + by;
    if (pending || to < 0 || to >= ids.length) return;
    press(direction);
    void run(() => api.call('POST', `/${resource}/order`, { ids: moved(ids, id, by) }), {
      onSuccess: () => setSaid(to + 1),
    });
  };
  const button = (direction: Direction, isEnd: boolean) => (
    <IconButton
      size="small"
      ref={refOf(direction)}
      aria-disabled={pending || isEnd}
      aria-label={translate(`ui.list.move.${direction}`, { name })}
      onClick={() => move(direction)}
      sx={{ '&[aria-disabled=true]': { opacity: 0.4 } }}
    >
      {direction === 'up' ? <ArrowUpward fontSize="small" /> : <ArrowDownward fontSize="small" />}
    </IconButton>
  );
  return (
    <Box component="span" sx={{ position: 'relative', whiteSpace: 'nowrap' }}>
      {button('up', index === 0)}
      {button('down', index === ids.length - 1)}
      <Box component="span" aria-live="polite" sx={VISUALLY_HIDDEN}>
        {said !== null && translate('ui.list.move.done', { name, number: said, count: ids.length })}
      </Box>
    </Box>
  );
};
