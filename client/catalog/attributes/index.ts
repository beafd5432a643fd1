import Tune from '@mui/icons-material/TuneOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const attributes: Feature = {
  name: 'attributes',
  icon: Tune,
  list: lazy(() => import('./AttributeList.tsx')),
  edit: lazy(() => import('./AttributeEdit.tsx')),
  create: lazy(() => import('./AttributeCreate.tsx')),
  recordRepresentation: 'name',
};
