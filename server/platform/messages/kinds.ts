import type { MessageKind } from '#contract/platform/messages';
import { Hook } from '#shared/hook';

/** Kinds of message to people, from every domain. */
export const messageKinds = new Hook<MessageKind>('messageKinds');

export const kindOf = (key: string): MessageKind | undefined =>
  messageKinds.parts.find((kind) => kind.key === key);
