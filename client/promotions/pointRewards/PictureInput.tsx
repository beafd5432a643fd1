/** The picture of a reward: by its address, or uploaded. */
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, IconButton } from '@mui/material';
import { TextInput, useCanAccess, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { PictureDrop } from '../../platform/shared/pictures/PictureDrop.tsx';
import { usePaused } from '../../ui/usePaused.ts';
import { Thumbnail } from '../../platform/shared/pictures/Thumbnail.tsx';

/** A picture is asked for once its address is typed, not at each letter. */
const TYPED_MS = 600;
const SOURCE = 'pictureUrl';
const orNull = (text: string | null) => text || null;

export const PictureInput = () => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const url = useWatch({ name: SOURCE }) as string | null | undefined;
  const shown = usePaused(url ?? null, TYPED_MS);
  const { canAccess } = useCanAccess({ resource: 'pictures', action: 'create' });
  const change = (next: string | null) =>
    setValue(SOURCE, next, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'start', gap: 1.5 }}>
        {url && shown && <Thumbnail url={shown} side={56} />}
        <TextInput source={SOURCE} parse={orNull} helperText="pointRewards.help.picture" />
        {url && (
          <IconButton
            onClick={() => change(null)}
            aria-label={translate('pointRewards.removePicture')}
          >
            <Delete />
          </IconButton>
        )}
      </Box>
      {canAccess && <PictureDrop onStored={(picture) => change(picture.url)} />}
    </>
  );
};
