import { type ComponentType, lazy } from 'react';

/** A page whose code is loaded when it is first shown, or earlier by its `preload`. */
export const lazyPage = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  Object.assign(lazy(load), { preload: load });
