/** Aborts at the first signal to stop; the second ends the process at once. Chromium takes signals over until it is ready. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  }
  // Whoever read the answer has left (`lectern --ask … | head -1`).
  process.stdout.on('error', () => stop.abort());
  return stop.signal;
}
