/** What a case is called, and what time alone makes of its stage. Pure. */
import type { CaseKind, CaseStage } from '#contract/service/stages';
import { hasEnded, lapseOf } from '#rules/service/stages';

const DIGITS = 4;
/** As people name it: the seventh case of 28 September 2026 is CS20260928-0007. */
export const caseNumber = (day: string, dayNumber: number): string =>
  `CS${day.replaceAll('-', '')}-${String(dayNumber).padStart(DIGITS, '0')}`;

/** What the stage follows from, as stored. */
export interface StoredStage {
  kind: CaseKind;
  state: CaseStage;
  stageAt: number;
  dueAt: number | null;
  lapsesAt: number | null;
  closedAt: number | null;
}
export interface TimedStage {
  stage: CaseStage;
  stageAt: number;
  dueAt: number | null;
  lapsesAt: number | null;
  closedAt: number | null;
}

/** Since when somebody owes what time led to: a call that fell due is to be made from that instant on. */
export const owedSince = (to: CaseStage, lapsesAt: number): number | null =>
  to === 'due' ? lapsesAt : null;

/** The stage at an instant: where its time is over, the one that follows, as of the instant at which it was. */
export const caseAt = (row: StoredStage, now: number): TimedStage => {
  const { kind, state: stage, stageAt, dueAt, lapsesAt, closedAt } = row;
  const lapse = lapsesAt !== null && lapsesAt <= now ? lapseOf(kind, stage) : null;
  if (lapsesAt === null || lapse === null) return { stage, stageAt, dueAt, lapsesAt, closedAt };
  return {
    stage: lapse.to,
    stageAt: lapsesAt,
    dueAt: owedSince(lapse.to, lapsesAt),
    lapsesAt: null,
    closedAt: hasEnded(kind, lapse.to) ? lapsesAt : null,
  };
};

export const isOpenAt = (row: StoredStage, now: number): boolean =>
  caseAt(row, now).closedAt === null;

/** What a line of a case is called: two variants of a product have one name, so the SKU stands beside it. */
export const lineNameOf = ({
  name,
  sku,
  lineNumber,
}: {
  name: string | null;
  sku: string | null;
  lineNumber: number;
}): string => {
  if (name === null || name === '') return sku ?? `#${lineNumber}`;
  return sku === null || sku === name ? name : `${name} · ${sku}`;
};
