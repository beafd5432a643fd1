import { ATTENTION_DAYS, NEARLY_USED_BPS } from '#contract/platform/attention';

/** The limits of what needs attention, as its messages name them. */
export const ATTENTION_VALUES = { days: ATTENTION_DAYS, used: NEARLY_USED_BPS / 100 };
