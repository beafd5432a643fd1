/** One promotion: a link to it, which can be dragged along the days, or moved by the arrow keys. */
import { type KeyboardEvent, memo, type MouseEvent, type PointerEvent, useRef } from 'react';
import { useRouterProvider, useTranslate } from 'react-admin';
import { showLink } from '../../links.ts';
import type { BarData } from './bars.ts';
import { holdsName, NAME_WIDTH, reachOf } from './geometry.ts';
import { ICONS, IS_OVER } from './phases.tsx';
import { ROW_HEIGHT } from './barStyles.ts';
import { useEntryWords } from './useEntryWords.ts';

/** px a pointer may move before it counts as a drag. */
const THRESHOLD = 4;
const WEEK = 7;

export interface BarProps {
  bar: BarData;
  dayWidth: number;
  mayMove: boolean;
  /** Days it was moved by so far; 0 while it is not moved. */
  days: number;
  /** In words, when it would run. */
  moved: (bar: BarData, days: number) => string;
  onMove: (id: number, days: number, asks: boolean) => void;
}

interface Drag {
  x: number;
  days: number;
  started: boolean;
}

const useDrag = ({ bar, dayWidth, moved, onMove }: BarProps) => {
  const drag = useRef<Drag | null>(null);
  const dragged = useRef(false);
  const tip = useRef<HTMLSpanElement>(null);
  // Written to the elements themselves: three hundred bars are not drawn again for each step of one.
  const show = (element: HTMLElement, days: number) => {
    element.style.transform = days === 0 ? '' : `translateX(${days * dayWidth}px)`;
    if (!tip.current) return;
    tip.current.hidden = false;
    tip.current.textContent = moved(bar, days);
  };
  const end = (element: HTMLElement) => {
    element.classList.remove('moving');
    if (tip.current) tip.current.hidden = true;
    drag.current = null;
  };
  return {
    tip,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      dragged.current = false;
      // A finger scrolls; on a touch screen, dates are changed on the promotion's own page.
      if (event.button === 0 && event.pointerType !== 'touch')
        drag.current = { x: event.clientX, days: 0, started: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { current } = drag;
      if (!current) return;
      const distance = event.clientX - current.x;
      if (!current.started) {
        if (Math.abs(distance) < THRESHOLD) return;
        current.started = true;
        dragged.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.classList.add('moving');
        show(event.currentTarget, 0);
      }
      const days = Math.round(distance / dayWidth);
      if (days === current.days) return;
      current.days = days;
      show(event.currentTarget, days);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const { current } = drag;
      end(event.currentTarget);
      if (current?.started && current.days !== 0) onMove(bar.entry.id, current.days, true);
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.style.transform = '';
      end(event.currentTarget);
    },
    onClick: (event: MouseEvent) => {
      // Browsers send a click at the end of a drag; it must not open the promotion.
      if (dragged.current) event.preventDefault();
      dragged.current = false;
    },
  };
};

export const Bar = memo((props: BarProps) => {
  const { bar, dayWidth, mayMove, days, moved, onMove } = props;
  const { entry, place, row, bands, others, strip } = bar;
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  const { hours, period } = useEntryWords();
  const { tip, ...pointer } = useDrag(props);
  const movable = mayMove && !IS_OVER.has(entry.phase);
  const Icon = ICONS[entry.phase];
  const isShort = !holdsName(place);
  const label = [
    entry.name,
    translate(`promotions.phases.${entry.phase}`),
    period(entry),
    ...(entry.hours.length > 0 ? [hours(entry.hours)] : []),
    ...(others > 0 ? [translate('promotionCalendar.overlapping', { smart_count: others })] : []),
  ].join(translate('layout.listSeparator'));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) onMove(entry.id, days + step * (event.shiftKey ? WEEK : 1), false);
    else if (event.key === 'Enter' && days !== 0) onMove(entry.id, days, true);
    else if (event.key === 'Escape' && days !== 0) onMove(entry.id, 0, false);
    else return;
    event.preventDefault();
  };
  return (
    <li>
      <Link
        to={showLink('promotions', entry.id)}
        className={`bar ${entry.phase}${movable ? ' movable' : ''}${days === 0 ? '' : ' moving'}`}
        aria-label={label}
        title={days === 0 ? label : undefined}
        draggable={false}
        style={{
          left: place.left,
          top: row * ROW_HEIGHT,
          width: reachOf(place),
          ...(days !== 0 && { transform: `translateX(${days * dayWidth}px)` }),
        }}
        {...(movable && { ...pointer, onKeyDown, 'aria-describedby': 'calendar-keys' })}
      >
        <span
          className={`body${place.before ? ' before' : ''}${place.after ? ' after' : ''}`}
          style={{ width: place.width }}
        >
          {bands.map((band) => (
            <span key={band.left} className="band" style={band} />
          ))}
          <span className={`strip${strip ? ' hours' : ''}`} style={strip ?? undefined} />
        </span>
        <span
          className={`name${isShort ? '' : ' within'}`}
          style={isShort ? { marginLeft: place.width, maxWidth: NAME_WIDTH } : undefined}
        >
          <Icon aria-hidden="true" />
          <span>{entry.name}</span>
        </span>
        <span className="tip" ref={tip} hidden={days === 0}>
          {days !== 0 && moved(bar, days)}
        </span>
      </Link>
    </li>
  );
});
Bar.displayName = 'Bar';
