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
import type { Tone } from '../../ui/record/StatusChip.tsx';

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
export const TONES: Record<PromotionPhase, Tone> = {
  draft: 'neutral',
  submitted: 'attention',
  rejected: 'bad',
  scheduled: 'information',
  running: 'good',
  paused: 'attention',
  ended: 'neutral',
  archived: 'neutral',
};
/** Colours of the theme behind the tones. */
export const COLOURS: Record<Tone, string> = {
  good: 'success.main',
  attention: 'warning.main',
  bad: 'error.main',
  information: 'info.main',
  neutral: 'text.secondary',
};
/** Nothing of it holds yet: drawn with a broken outline. */
export const IS_OPEN: ReadonlySet<PromotionPhase> = new Set(['draft', 'submitted', 'rejected']);
/** What is over does not move. */
export const IS_OVER: ReadonlySet<PromotionPhase> = new Set(['ended', 'archived']);
