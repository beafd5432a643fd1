/** When this process was last asked for something: work aside gives way while requests come. */
let requestedAt = -Infinity;

/** Called for each request. */
export const noteRequest = () => {
  requestedAt = performance.now();
};

/** Milliseconds since the last request; infinite before the first. */
export const sinceRequest = (): number => performance.now() - requestedAt;
