import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** The value once it has stayed the same for `pauseMs`, such as a text once typing pauses; compared by what it says. */
export const usePaused = <Value>(value: Value, pauseMs = PAUSE_MS): Value => {
  const [paused, setPaused] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the text stands for the value
  }, [text, pauseMs]);
  return paused;
};
