/** What a figure of customer service counts, as a filter of its list. Pure. */
import type { EvidenceFigure } from '#contract/surveys/correctiveEvidence';
import { startOfDay } from '#shared/days';

export interface FigureRows {
  resource: 'returns' | 'tickets';
  filter: Readonly<Record<string, string | number | boolean | null>>;
}

export const figureRows = (figure: EvidenceFigure, timeZone: string): FigureRows => {
  const { from, to } = figure;
  const [opens, ends] = [startOfDay(from, timeZone), startOfDay(to, timeZone)];
  switch (figure.of) {
    case 'returns':
      return {
        resource: 'returns',
        filter: {
          soldOn_gte: from,
          soldOn_lt: to,
          ...(figure.categoryId !== null && { categoryId: figure.categoryId }),
          reasonId: figure.reasonId,
        },
      };
    case 'targets':
      return {
        resource: 'tickets',
        filter: {
          missedClock: figure.metric,
          clockAt_gte: opens,
          clockAt_lt: ends,
          ...(figure.by !== 'all' && { [figure.by]: figure.key }),
        },
      };
    case 'complaints':
      return {
        resource: 'tickets',
        filter: {
          isCounted: true,
          openedAt_gte: opens,
          openedAt_lt: ends,
          rootCauseId: figure.rootCauseId,
        },
      };
  }
};
