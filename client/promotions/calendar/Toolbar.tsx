/** Which time, how close, what of it: everything goes into the address. */
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import {
  Box,
  Button,
  IconButton,
  MenuItem,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { Campaign } from '#contract/promotions/campaigns';
import { ChoicesError } from '../../ui/feedback/ChoicesError.tsx';
import { LANES, PROMOTION_PHASES } from '#contract/promotions/promotions';
import { addDays, dayOf } from '#shared/days';
import { formatDay, formatPeriod } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { anchorOf, SCALES, stepped } from './geometry.ts';
import { type Shown, VIEWS } from './useAddress.ts';

interface Props {
  shown: Shown;
  change: (changes: Record<string, string | number | null>) => void;
  /** On a phone there is the table only. */
  hasTimeline: boolean;
}

interface FilterProps {
  label: string;
  value: string;
  choices: readonly { id: string | number; name: string }[];
  onChange: (value: string) => void;
}

const Filter = ({ label, value, choices, onChange }: FilterProps) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      label={label}
      value={choices.some(({ id }) => String(id) === value) ? value : ''}
      onChange={({ target }) => onChange(target.value)}
      sx={{ minWidth: { xs: 'calc(50% - 4px)', sm: 122 }, flex: { xs: 1, sm: 'none' }, m: 0 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{translate('promotionCalendar.all')}</MenuItem>
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={String(id)}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
};

const Period = ({ shown: { scale, anchor }, change }: Omit<Props, 'hasTimeline'>) => {
  const translate = useTranslate();
  const { locale, timeZone } = useStoreSettings();
  const today = dayOf(Date.now(), timeZone);
  const words =
    scale === 'month'
      ? formatDay(anchor, locale, { month: 'long', year: 'numeric' })
      : formatPeriod(anchor, addDays(stepped(anchor, scale, 1), 0), locale);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center' }}>
      <IconButton
        size="small"
        aria-label={translate('promotionCalendar.earlier')}
        onClick={() => change({ from: stepped(anchor, scale, -1) })}
      >
        <ChevronLeft />
      </IconButton>
      <Typography
        component="span"
        aria-live="polite"
        sx={{ fontWeight: 600, mx: 0.5, minWidth: 128, textAlign: 'center' }}
      >
        {words}
      </Typography>
      <IconButton
        size="small"
        aria-label={translate('promotionCalendar.later')}
        onClick={() => change({ from: stepped(anchor, scale, 1) })}
      >
        <ChevronRight />
      </IconButton>
      <Button onClick={() => change({ from: null })} disabled={anchor === anchorOf(today, scale)}>
        {translate('promotionCalendar.today')}
      </Button>
    </Box>
  );
};

const Toggle = <T extends string>({
  values,
  value,
  label,
  name,
  onChange,
}: {
  values: readonly T[];
  value: T;
  label: string;
  name: string;
  onChange: (value: T) => void;
}) => {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      color="primary"
      value={value}
      onChange={(_, chosen: T | null) => chosen && onChange(chosen)}
      aria-label={translate(label)}
    >
      {values.map((one) => (
        <ToggleButton
          key={one}
          value={one}
          sx={{
            py: 0.5,
            px: 1.25,
            textTransform: 'none',
            color: 'text.secondary',
            bgcolor: 'background.paper',
          }}
        >
          {translate(`promotionCalendar.${name}.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};

export const Toolbar = ({ shown, change, hasTimeline }: Props) => {
  const translate = useTranslate();
  const query = useGetList<Campaign>('campaigns', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'name', order: 'ASC' },
  });
  const { data: campaigns = [] } = query;
  const named = (name: string, ids: readonly string[]) =>
    ids.map((id) => ({ id, name: translate(`promotionCalendar.${name}.${id}`) }));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
      <Period shown={shown} change={change} />
      <Toggle
        values={SCALES}
        value={shown.scale}
        label="promotionCalendar.scale"
        name="scales"
        onChange={(scale) => change({ scale, from: shown.anchor })}
      />
      {hasTimeline && (
        <Toggle
          values={VIEWS}
          value={shown.view}
          label="promotionCalendar.view"
          name="views"
          onChange={(view) => change({ view: view === 'timeline' ? null : view })}
        />
      )}
      <Box sx={{ flex: { lg: 1 } }} />
      <TextField
        type="search"
        label={translate('promotionCalendar.search')}
        value={shown.q}
        onChange={({ target }) => change({ q: target.value })}
        sx={{ m: 0, width: { xs: '100%', sm: 150 } }}
      />
      <Filter
        label={translate('promotionCalendar.head.lane')}
        value={shown.lane ?? ''}
        choices={named('lanes', LANES)}
        onChange={(lane) => change({ lane })}
      />
      <Filter
        label={translate('promotionCalendar.head.phase')}
        value={shown.phase ?? ''}
        choices={PROMOTION_PHASES.map((id) => ({ id, name: translate(`promotions.phases.${id}`) }))}
        onChange={(phase) => change({ phase })}
      />
      <ChoicesError query={query} />
      {campaigns.length > 0 && (
        <Filter
          label={translate('promotionCalendar.campaign')}
          value={String(shown.campaignId ?? '')}
          choices={campaigns}
          onChange={(campaignId) => change({ campaignId })}
        />
      )}
    </Box>
  );
};
