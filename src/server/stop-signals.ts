/** How often a process that npm started looks whether npm is still there. */
const PARENT_CHECK_MS = 500;

/**
 * Waits for the moment to stop: SIGTERM, SIGINT or, where npm started the process, the end of npm. npm that is killed
 * passes nothing on, and a server that nobody can see would keep the port and the folder.
 *
 * A second signal ends the process at once.
 */
export function stopRequested(parent: number | undefined): Promise<string> {
  return new Promise((resolve) => {
    const signals = ['SIGTERM', 'SIGINT'] as const;
    for (const signal of signals) {
      process.once(signal, () => {
        for (const other of signals) process.once(other, () => process.exit(1));
        resolve(signal);
      });
    }
    if (parent === undefined) return;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve('the end of npm');
    }, PARENT_CHECK_MS);
    timer.unref();
  });
}
