/** Why a response is doubtful, as it is stored. Pure. */
import type { QualityReason } from '#contract/surveys/responses';

export type Quality = ReturnType<typeof qualityOf>;
export const qualityOf = (reasons: QualityReason[]) => ({
  quality: reasons.length === 0 ? ('ok' as const) : ('suspect' as const),
  qualityReasons: reasons,
});
