import { Box } from '@mui/material';
import { sizedAddress } from '#rules/platform/pictures';

const HANDLE = { height: 160, bgcolor: 'action.hover', borderRadius: 1, cursor: 'grab' } as const;
const IMAGE = { width: '100%', height: '100%', objectFit: 'contain', display: 'block' } as const;
/** Nothing else takes it: text would be inserted into the input that it is dropped on. */
const OWN_TYPE = 'application/x-product-picture';

/**
 * A picture by which its card is dragged. The frame is what is dragged: browsers treat a picture that is dragged itself
 * as a file.
 */
export const DraggedPicture = ({ url, onDragStart }: { url: string; onDragStart: () => void }) => (
  <Box
    draggable
    onDragStart={({ dataTransfer }) => {
      dataTransfer.effectAllowed = 'move';
      dataTransfer.setData(OWN_TYPE, url);
      onDragStart();
    }}
    sx={HANDLE}
  >
    <Box component="img" src={sizedAddress(url, 'small')} alt="" draggable={false} sx={IMAGE} />
  </Box>
);
