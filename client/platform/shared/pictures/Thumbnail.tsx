import { Box } from '@mui/material';
import { sizedAddress } from '#rules/platform/pictures';

/** Beside the name of what it shows; an empty frame where there is no picture, so that names stay in line. */
export const Thumbnail = ({ url, side = 32 }: { url: string | undefined; side?: number }) => (
  <Box
    component={url === undefined ? 'span' : 'img'}
    {...(url !== undefined && {
      src: sizedAddress(url, 'small'),
      alt: '',
      loading: 'lazy',
      decoding: 'async',
    })}
    sx={{
      width: side,
      height: side,
      borderRadius: 1,
      objectFit: 'cover',
      backgroundColor: 'action.hover',
      display: 'inline-block',
      flexShrink: 0,
    }}
  />
);
