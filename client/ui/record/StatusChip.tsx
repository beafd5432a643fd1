import CheckCircle from '@mui/icons-material/CheckCircleOutline';
import Circle from '@mui/icons-material/RadioButtonUnchecked';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import Info from '@mui/icons-material/InfoOutlined';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';

export type Tone = 'good' | 'attention' | 'bad' | 'information' | 'neutral';

const LOOKS = {
  good: { color: 'success', icon: <CheckCircle /> },
  attention: { color: 'warning', icon: <Warning /> },
  bad: { color: 'error', icon: <ErrorIcon /> },
  information: { color: 'info', icon: <Info /> },
  neutral: { color: 'default', icon: <Circle /> },
} as const;

/** A state as colour, icon and word; `label` is a translation key or text. */
export const StatusChip = ({ tone, label }: { tone: Tone; label: string }) => {
  const translate = useTranslate();
  const { color, icon } = LOOKS[tone];
  return (
    <Chip
      variant="outlined"
      color={color}
      icon={icon}
      label={translate(label, { _: label })}
      sx={{ height: 22, fontSize: 12.5 }}
    />
  );
};
