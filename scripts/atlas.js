// Runs the `atlas` command from `dist`, once that is up to date. The command runs in this same process, so that there is
// one process to signal and one to wait for. The scripts in package.json `exec` it for the same reason: npm passes signals
// to its child, and a shell in between would not pass them on.

// Read before the build, in the course of which npm may end.
if (process.env['npm_lifecycle_event'] !== undefined) process.env['ATLAS_PARENT'] = String(process.ppid);

await import('./build.js');
await import('../dist/main.js');
