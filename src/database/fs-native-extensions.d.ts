/** What of the package is used here; it comes without types. */
declare module 'fs-native-extensions' {
  /**
   * Locks an open file for as long as it is open, whichever process has it open.
   *
   * @returns false where another has locked it.
   * @throws Error with the system's code where the file system has no locks.
   */
  export function tryLock(descriptor: number): boolean;
}
