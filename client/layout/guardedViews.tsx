import { type ComponentType, createElement } from 'react';
import { useParams } from 'react-router-dom';
import type { Feature } from '../ui/feature.ts';
import { Guarded } from './Guarded.tsx';

type View = NonNullable<Feature['create']>;
const isElement = (view: View) => typeof view === 'object' && 'props' in view;

/** Forms that are no forms of React-Admin do not ask who may use them: nobody fills in what they may not save. */
const guarded = (name: string, action: string, view: View): View => {
  if (isElement(view)) return view;
  const Page = view as ComponentType;
  const GuardedPage = () => (
    <Guarded access={{ resource: name, action }}>{createElement(Page)}</Guarded>
  );
  return GuardedPage;
};

/** A page of another record begins anew: a dialog that was open for one must not write into the next. */
const perRecord = (view: View): View => {
  if (isElement(view)) return view;
  const Page = view as ComponentType;
  const RecordPage = () => {
    const { id } = useParams();
    return <Page key={id} />;
  };
  return RecordPage;
};

/** The views of a feature: forms only for the roles that may save them, and one page for each record. */
export const guardedViews = ({
  name,
  create,
  edit,
  show,
}: Feature): Pick<Feature, 'create' | 'edit' | 'show'> => ({
  ...(create && { create: guarded(name, 'create', create) }),
  ...(edit && { edit: guarded(name, 'edit', perRecord(edit)) }),
  ...(show && { show: perRecord(show) }),
});
