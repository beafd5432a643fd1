/** What is drawn of each promotion, computed once per range. Pure. */
import type { Lane } from '#contract/promotions/promotions';
import {
  barOf,
  pixelsTo,
  type Place,
  type Range,
  rowsOf,
  type Shared,
  weekdayIndex,
  weekPattern,
} from './geometry.ts';
import type { Entry } from './useCalendar.ts';

export interface BarData {
  entry: Entry;
  place: Place;
  row: number;
  /** Times it shares with others, in px from its own left. */
  bands: { left: number; width: number }[];
  others: number;
  /** CSS of the strip at its foot: filled when it runs, with gaps outside its hours. */
  strip: { backgroundImage: string; backgroundSize: string; backgroundPosition: string } | null;
}
export interface LaneData {
  lane: Lane;
  rows: number;
  bars: BarData[];
}

const stripOf = (
  { hours }: Entry,
  left: number,
  from: string,
  dayWidth: number,
): BarData['strip'] => {
  if (hours.length === 0) return null;
  const week = 7 * dayWidth;
  const stops = weekPattern(hours, dayWidth).flatMap(({ left: start, width }) => [
    `transparent ${start}px`,
    `var(--tone) ${start}px`,
    `var(--tone) ${start + width}px`,
    `transparent ${start + width}px`,
  ]);
  // The pattern begins on Mondays, wherever the bar does.
  const offset = -weekdayIndex(from) * dayWidth - left;
  return {
    backgroundImage: `linear-gradient(to right, ${stops.join(', ')})`,
    backgroundSize: `${week}px 100%`,
    backgroundPosition: `${offset}px 0`,
  };
};

export const lanesOf = (
  entries: readonly Entry[],
  shared: ReadonlyMap<number, Shared>,
  lanes: readonly Lane[],
  range: Range,
  dayWidth: number,
  timeZone: string,
): LaneData[] =>
  lanes.map((lane) => {
    const placed = entries
      .filter((entry) => entry.lane === lane)
      .flatMap((entry) => {
        const place = barOf(entry, range, dayWidth, timeZone);
        return place ? [{ entry, place }] : [];
      });
    const { rows, rowOf } = rowsOf(placed);
    const bars = placed.map((one): BarData => {
      const { entry, place } = one;
      const times = shared.get(entry.id);
      const right = place.left + place.width;
      return {
        entry,
        place,
        row: rowOf.get(one) ?? 0,
        others: times?.others.size ?? 0,
        bands: (times?.spans ?? []).flatMap(({ startsAt, endsAt }) => {
          const from = Math.max(place.left, pixelsTo(startsAt, range.from, dayWidth, timeZone));
          const to = Math.min(right, pixelsTo(endsAt, range.from, dayWidth, timeZone));
          return to > from ? [{ left: from - place.left, width: to - from }] : [];
        }),
        strip: stripOf(entry, place.left, range.from, dayWidth),
      };
    });
    return {
      lane,
      rows,
      bars: bars.sort((a, b) => a.entry.startsAt - b.entry.startsAt || a.row - b.row),
    };
  });
