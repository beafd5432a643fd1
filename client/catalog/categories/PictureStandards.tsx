import { Box } from '@mui/material';
import { TextInput } from 'react-admin';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { Section } from '../../ui/record/Section.tsx';

/** What the pictures of the category's products must be like; the quality rules report what is not. */
export const PictureStandards = () => (
  <Section title="categories.sections.pictures" help="categories.help.pictures">
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        columnGap: 2,
      }}
    >
      <WholeInput source="minPictures" min={1} max={100} />
      <TextInput
        source="pictureRatio"
        helperText="categories.help.pictureRatio"
        parse={(text: string) => text || null}
      />
      <WholeInput source="minPictureWidth" min={1} max={10_000} />
      <WholeInput source="minPictureHeight" min={1} max={10_000} />
    </Box>
  </Section>
);
