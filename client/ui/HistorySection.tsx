import { History } from './History.tsx';
import { Section } from './Section.tsx';

/** History as a part of a record page's rail. */
export const HistorySection = ({ resource, id }: { resource?: string; id?: string | number }) => (
  <Section title="ui.history.title">
    <History {...(resource !== undefined && { resource })} {...(id !== undefined && { id })} />
  </Section>
);
