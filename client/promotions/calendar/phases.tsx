/** Each phase as an icon, an outline and a tone: never a colour alone. */
import Archive from '@mui/icons-material/Inventory2Outlined';
import Check from '@mui/icons-material/Check';
import Close from '@mui/icons-material/Close';
import Edit from '@mui/icons-material/EditOutlined';
import Hourglass from '@mui/icons-material/HourglassEmptyOutlined';
import Pause from '@mui/icons-material/Pause';
import Play from '@mui/icons-material/PlayArrow';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { PromotionPhase } from '#contract/promotions/promotions';
import { OPEN_STATES } from '#rules/platform/approvals';
import type { Tone } from '../../ui/record/StatusChip.tsx';
import { PHASE_TONES } from '../shared/promotionPhase.tsx';

export const ICONS: Record<PromotionPhase, SvgIconComponent> = {
  draft: Edit,
  submitted: Hourglass,
  rejected: Close,
  scheduled: Schedule,
  running: Play,
  paused: Pause,
  ended: Check,
  archived: Archive,
};
/** The theme's colour of each tone. */
const TONE_COLOURS: Record<Tone, string> = {
  good: 'success.main',
  attention: 'warning.main',
  bad: 'error.main',
  information: 'info.main',
  neutral: 'text.secondary',
};
/** The colour of a phase, as a path in the theme's palette. */
export const colourOf = (phase: PromotionPhase): string => TONE_COLOURS[PHASE_TONES[phase]];
/** Not in force yet: drawn with a dashed outline. */
export const IS_OPEN: ReadonlySet<PromotionPhase> = new Set(OPEN_STATES);
/** Over: cannot be moved any more. */
export const IS_OVER: ReadonlySet<PromotionPhase> = new Set(['ended', 'archived']);
