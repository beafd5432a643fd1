/** How domains contribute what needs attention. */
import type { AttentionTone } from '#contract/platform/attention';
import { Hook } from '#shared/hook';
import type { Context } from '../http/context.ts';
import type { Condition, CustomFilter, Filter, ListSpec } from '../lists/spec.ts';

export interface AttentionSource {
  name: string;
  tone: AttentionTone;
  resource: string;
  /** The menu entry where it is counted, where that is not the list of the resource. */
  place?: string;
  /** The grant of whoever can do something about it; the list must be granted as well. */
  access: readonly [resource: string, action: string];
  spec: ListSpec;
  /** As in the address of the list. */
  filter: (context: Context) => Filter;
  sort: readonly [field: string, order: 'ASC' | 'DESC'];
  /** Field of the first row with the instant since which it waits, or at which it is due. */
  since?: string;
  due?: string;
}

/** What may need attention, from every domain; in each tone in the order of the domains. */
export const attentionSources = new Hook<AttentionSource>('attention');

/** The caller, in conditions on who wrote something: an id that nobody has where they are no person. */
export const callerId = ({ actor }: Pick<Context, 'actor'>): string => actor.id ?? '';

/** The list filter `needs`: conditions by name, so that a list shows the very rows that an item counts. */
export const needsFilter =
  (
    conditions: Record<string, (context: Context) => Condition | Promise<Condition>>,
  ): CustomFilter =>
  (value, context) =>
    typeof value === 'string' && Object.hasOwn(conditions, value)
      ? (conditions[value]?.(context) ?? null)
      : null;
