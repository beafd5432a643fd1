import type {
  AdjustmentExcess,
  AdjustmentKind,
  AdjustmentReason,
  LineReason,
} from '#contract/members/adjustments';
import type { ApprovalState } from '#contract/platform/approvals';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { members } from './members.ts';

/**
 * Points and growth that staff added or took away, of one member or by a file. Nothing of it is in the ledgers before it is
 * approved; what it says never changes.
 */
export const pointAdjustments = kit.table(
  'point_adjustments',
  {
    id: kit.id(),
    kind: kit.text().$type<AdjustmentKind>().notNull(),
    /** Null for a file. */
    memberId: kit.integer().references(() => members.id),
    /** The number of its lines, and their sums; what was taken is above zero. */
    lineCount: kit.integer().notNull(),
    pointsAdded: kit.money().notNull(),
    pointsTaken: kit.money().notNull(),
    growthAdded: kit.money().notNull(),
    growthTaken: kit.money().notNull(),
    /** `several` where the lines of a file differ. */
    reason: kit.text().$type<AdjustmentReason>().notNull(),
    /** The ticket or order that goodwill of one member is about. */
    caseNumber: kit.text(),
    note: kit.text(),
    fileName: kit.text(),
    /** By this the rows of a file are recognised when they are sent again. */
    contentHash: kit.text(),
    state: kit.text().$type<ApprovalState>().notNull(),
    /** The limit that it is above, for which it needs approval; null where none was needed. */
    excess: kit.text().$type<AdjustmentExcess>(),
    /** Business day on which it was made: limits count by it. */
    day: kit.day().notNull(),
    authorId: kit.text().notNull(),
    authorName: kit.text().notNull(),
    approverName: kit.text(),
    /** The comment of the person who decided. */
    decision: kit.text(),
    decidedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.index('point_adjustments_member').on(t.memberId),
    kit.index('point_adjustments_author').on(t.authorId, t.day),
    kit.index('point_adjustments_content').on(t.contentHash),
    kit.index('point_adjustments_state').on(t.state, t.createdAt),
  ],
);

/** What an adjustment does to a member. */
export const pointAdjustmentLines = kit.table(
  'point_adjustment_lines',
  {
    id: kit.id(),
    adjustmentId: kit
      .integer()
      .notNull()
      .references(() => pointAdjustments.id),
    /** The line of the file; 1 where there is none. */
    line: kit.integer().notNull(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** Below zero for what is taken away. */
    points: kit.money().notNull(),
    growth: kit.money().notNull(),
    occurredAt: kit.instant().notNull(),
    /** Of points that are added: from when on they are lapsed; null for never. */
    expiresAt: kit.instant(),
    reason: kit.text().$type<LineReason>().notNull().default('other'),
    caseNumber: kit.text(),
    note: kit.text(),
  },
  (t) => [
    kit.unique('point_adjustment_lines_line').on(t.adjustmentId, t.line),
    kit.index('point_adjustment_lines_member').on(t.memberId),
    kit.index('point_adjustment_lines_case').on(t.caseNumber),
  ],
);
