/** The promotion that is being moved along the days, before it is asked whether to reschedule it. */
import { useCallback, useState } from 'react';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import type { BarData, LaneData } from './bars.ts';
import { shifted } from './geometry.ts';
import { useEntryWords } from './useEntryWords.ts';

interface Move {
  id: number;
  days: number;
  /** Is it dropped, so that the person is asked? */
  asks: boolean;
}

export const useMove = (lanes: readonly LaneData[]) => {
  const { timeZone } = useStoreSettings();
  const { period } = useEntryWords();
  const [move, setMove] = useState<Move | null>(null);
  /** In words, when a promotion would run so many days later. */
  const moved = useCallback(
    ({ entry: { startsAt, endsAt } }: BarData, by: number) =>
      period({
        startsAt: shifted(startsAt, by, timeZone),
        endsAt: endsAt === null ? null : shifted(endsAt, by, timeZone),
      }),
    [period, timeZone],
  );
  const onMove = useCallback(
    (id: number, by: number, asks: boolean) => setMove(by === 0 ? null : { id, days: by, asks }),
    [],
  );
  const moving =
    move === null
      ? undefined
      : lanes.flatMap(({ bars }) => bars).find(({ entry }) => entry.id === move.id);
  return { move, moving, moved, onMove, cancel: () => setMove(null) };
};
