const IS_NO_FOLDER = 'cannot be made: a part of its path is a file; name another folder';
const NOT_ALLOWED = 'may not be opened by this user';
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'cannot be found; name a file in a folder that exists',
  ENOTDIR: IS_NO_FOLDER,
  // What making a folder fails on where there is a file of its name.
  EEXIST: IS_NO_FOLDER,
  EISDIR: 'is a folder; name a file',
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: 'cannot be written on a disk that is only read; name a file on another',
};

/** Why a file or folder that a command was given cannot be used, in words; undefined where the system did not refuse it. */
export function fileProblem(error: unknown, path: string): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') return `the disk of ${path} is full`;
  const words = WORDS[code];
  return words === undefined ? undefined : `${path} ${words}`;
}
