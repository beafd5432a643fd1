/** Ranges of days that move with the calendar: the choice sets both bounds. */
import EventRepeat from '@mui/icons-material/EventRepeatOutlined';
import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { RELATIVE_RANGES, type RelativeRange } from '#shared/relativeDays';

export interface RangeMenuProps {
  source: string;
  /** The other bound; null where only this one is chosen. */
  other: string | null;
  isEnd: boolean;
}

export const RangeMenu = ({ source, other, isEnd }: RangeMenuProps) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const put = (own: string | null, its: string | null) => {
    setValue(source, own, { shouldDirty: true });
    if (other !== null) setValue(other, its, { shouldDirty: true });
    setAnchor(null);
  };
  const choose = (name: RelativeRange) => {
    const [from, until] = RELATIVE_RANGES[name];
    if (isEnd) put(until, from);
    else put(from, until);
  };
  return (
    <>
      <IconButton
        size="small"
        edge="start"
        aria-label={translate('ui.ranges.open')}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <EventRepeat sx={{ fontSize: 18 }} />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {(Object.keys(RELATIVE_RANGES) as RelativeRange[]).map((name) => (
          <MenuItem key={name} onClick={() => choose(name)}>
            {translate(`ui.ranges.${name}`)}
          </MenuItem>
        ))}
        <MenuItem onClick={() => put(null, null)}>{translate('ui.ranges.fixed')}</MenuItem>
      </Menu>
    </>
  );
};
